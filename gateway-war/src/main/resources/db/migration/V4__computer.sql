-- Enrolled computers. The host's identifier is here only as SHA-256; the keys are public.
create table computer (
  id              varchar(32)  not null primary key,   -- 16 random bytes, hexadecimal
  account_id      varchar(32)  not null references account (id),
  name            varchar(128) not null,               -- 64 characters, each of up to 2 UTF-16 units
  signing_key     varchar(43)  not null,               -- Ed25519, base64url
  channel_key     varchar(43)  not null,               -- X25519, base64url
  identifier_hash varchar(43)  not null,               -- SHA-256, base64url
  enrolled        timestamp(3) with time zone not null,
  last_seen       timestamp(3) with time zone
);
create index computer_account on computer (account_id);
