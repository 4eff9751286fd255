-- Who made each version. Null for those made before this column, by an older node beside a newer one
-- too: they count as made by the template's creator.

alter table template_versions add column created_by_id binary(16);
