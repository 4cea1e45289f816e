-- The audit chain (docs/protocol.md section 9). Rows are only ever added.
create table audit_entry (
  n     bigint         not null primary key,
  time  timestamp(3) with time zone not null,
  event varchar(64)    not null,
  line  varchar(65536) not null,                     -- what is hashed; the other columns are for finding it
  hash  varchar(43)    not null
);
create index audit_entry_time on audit_entry (time);

-- One row, locked by whoever adds to the chain, so that there is one writer at a time in the whole cluster.
create table audit_writer (id integer not null primary key);
insert into audit_writer (id) values (1);
