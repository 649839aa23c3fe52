drop table sagas.{name};
