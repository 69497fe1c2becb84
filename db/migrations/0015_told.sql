-- A carer who rings, writes on paper or sits beside a colleague speaks in their own voice: the view is theirs, and names who
-- wrote it down. Nobody else speaks for them: a carer's own account writes as itself.
alter table views drop constraint a_childs_words_name_who_wrote_them_down;
alter table views add constraint words_written_down_for_another_name_who_wrote_them
  check (case voice when 'child' then beside <> '' when 'parent' then true else beside = '' end);
drop policy staff_voice on views;
create policy staff_voice on views as restrictive for insert to app_staff
  with check (voice in ('setting', 'professional', 'child') or (voice = 'parent' and beside <> ''));
drop policy family_voice on views;
create policy family_voice on views as restrictive for insert to app_family
  with check (voice = 'child' or (voice = 'parent' and beside = ''));
