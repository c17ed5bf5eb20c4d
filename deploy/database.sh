#!/bin/sh
# Run once by the database's image: a login that owns its database and that row security binds.
set -eu
psql -v ON_ERROR_STOP=1 -v password="$SAMESIDE_DB_PASSWORD" -U postgres <<'SQL'
create role sameside_app nologin;
create role sameside_whole nologin in role sameside_app;
create role sameside login password :'password' nosuperuser nobypassrls;
grant sameside_app, sameside_whole to sameside;
create database sameside owner sameside template template0 encoding 'UTF8';
SQL
