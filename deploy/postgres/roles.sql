-- Run once by the administrator of the PostgreSQL server, before the first `npm run migrate`:
--   psql -v owner_password=… -v application_password=… -v temporal_password=… -f roles.sql
-- Nobody who runs the product is a superuser, and the application's login cannot change what it has written.

-- The group whose rights the migrations grant, table by table.
CREATE ROLE bangfu_app NOLOGIN;

-- Owns the schema and migrates it; used by the migration job only.
CREATE ROLE bangfu_owner LOGIN PASSWORD :'owner_password';

-- The login of the API and the worker.
CREATE ROLE bangfu LOGIN PASSWORD :'application_password' IN ROLE bangfu_app;

CREATE DATABASE bangfu OWNER bangfu_owner ENCODING 'UTF8' LOCALE_PROVIDER builtin BUILTIN_LOCALE 'C.UTF-8'
  LC_COLLATE 'C' LC_CTYPE 'C.UTF-8' TEMPLATE template0;
REVOKE ALL ON DATABASE bangfu FROM PUBLIC;
GRANT CONNECT ON DATABASE bangfu TO bangfu_app;

-- Temporal's own stores, which the product never reads. Better on a server of their own; see "Sizing".
CREATE ROLE temporal LOGIN PASSWORD :'temporal_password';
CREATE DATABASE temporal OWNER temporal ENCODING 'UTF8' TEMPLATE template0;
CREATE DATABASE temporal_visibility OWNER temporal ENCODING 'UTF8' TEMPLATE template0;
