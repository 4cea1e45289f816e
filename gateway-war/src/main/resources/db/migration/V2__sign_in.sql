-- Sign-ins that are open. The cookie holds 256 random bits; only their SHA-256 is here.
create table sign_in (
  id_hash    varchar(43)  not null primary key,      -- SHA-256, base64url
  account_id varchar(32)  not null references account (id),
  factors    varchar(100) not null,                  -- comma-separated: password
  address    varchar(45)  not null,
  created    timestamp(3) with time zone not null,
  last_used  timestamp(3) with time zone not null
);
create index sign_in_account on sign_in (account_id);
create index sign_in_created on sign_in (created);
create index sign_in_last_used on sign_in (last_used);
