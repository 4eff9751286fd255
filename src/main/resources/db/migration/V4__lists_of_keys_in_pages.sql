-- Lists of keys are read in pages by age. Every page after the first continues in one of these
-- indexes; the first one reads the live keys by those that end in expires_at.
create index api_keys_of_user_by_age on api_keys (user_id, created_at, id);
create index api_keys_of_all_by_age on api_keys (login_type, created_at, id);
