-- What a child says for themselves, written down by somebody beside them: the page says who.
alter table views add column beside text not null default '' check (length(beside) <= 200);
alter table views add constraint a_childs_words_name_who_wrote_them_down check ((voice = 'child') = (beside <> ''));
grant insert (beside) on views to app_family, app_staff;
