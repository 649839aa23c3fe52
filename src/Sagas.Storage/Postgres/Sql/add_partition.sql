-- Made apart and attached, because attaching does not stop those who read and write the inbox.
create table sagas.{name} (like sagas.inbox including all);
create unique index {name}_once on sagas.{name} (message_id, saga_id, message);
alter table sagas.inbox attach partition sagas.{name} for values from ('{from}') to ('{until}');
