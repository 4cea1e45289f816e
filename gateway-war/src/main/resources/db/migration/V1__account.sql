-- People who may sign in. One SQL for H2 (MODE=PostgreSQL) and PostgreSQL 15.
create table account (
  id            varchar(32)  not null primary key,   -- 16 random bytes, hexadecimal
  email         varchar(254) not null,               -- as it was typed, for showing
  email_key     varchar(254) not null unique,        -- normalized, for finding
  password_hash varchar(255) not null,               -- PHC string, Argon2id
  is_owner      boolean      not null,
  created       timestamp(3) with time zone not null
);
