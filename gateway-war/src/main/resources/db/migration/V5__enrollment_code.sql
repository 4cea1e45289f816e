-- Codes that enroll one host each. Only the HMAC under the pepper, which is not in the database, is here.
create table enrollment_code (
  code_hash   varchar(43) not null primary key,        -- HMAC-SHA-256, base64url
  account_id  varchar(32) not null references account (id),
  expires     timestamp(3) with time zone not null,
  computer_id varchar(32) references computer (id)     -- the host that used it
);
create index enrollment_code_expires on enrollment_code (expires);
