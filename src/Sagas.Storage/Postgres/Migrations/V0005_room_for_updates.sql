-- Only settings of storage, for pages written from now on; neither rewrites nor blocks. An attempt's row gets its outcome a moment later: with
-- room in its page that touches no index.
alter table sagas.gateway_operation set (fillfactor = 80);
-- Promised messages live for milliseconds and are a little larger than what is compressed at once.
alter table sagas.outbox set (toast_tuple_target = 8160);
