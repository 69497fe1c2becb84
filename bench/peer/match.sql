-- The rules of docs/engines/match.md as somebody at home in PostgreSQL would write them: sets where there are sets, a loop
-- where one choice hangs on the one before. Tables and the function are made in the bench's own throwaway database.
create table instrument_lines (line text primary key, nth int not null, polarity text not null, marked text not null);
create table instrument_parts (line text not null, part text not null, nth int not null, polarity text, primary key (line, part));
create table things (
  nth      int primary key,
  id       text not null unique,
  approach text not null,
  ends     text not null,
  base     int not null,
  bands    text[] not null,
  places   text[] not null,
  lines    text[] not null,
  parts    text[] not null,
  keeps_well boolean not null
);
create index on things using gin (lines);
create index on things using gin (bands);

create function lean(first boolean, ends text, distance int) returns int language sql immutable as $$
  select case when not first or ends = 'either' then abs(distance) / 2 when ends = 'left' then -distance else distance end
$$;

create function match_in_sql(question jsonb, most int) returns text[] language plpgsql as $$
declare
  tried text[] := array(select t ->> 'id' from jsonb_array_elements(question -> 'tried') t);
  chosen int[] := '{}';
  chosen_for text[] := '{}';
  last_approach text;
  lines_asked text[];
  from_lines text[];
  pick record;
  round int := 0;
begin
  create temp table if not exists asked (line text, nth int, position int, marks jsonb, polarity text) on commit delete rows;
  create temp table if not exists cells (line text, place text, place_nth int, weight int) on commit delete rows;
  create temp table if not exists scored (line text, nth int, approach text, places text[], base int, score int) on commit delete rows;
  delete from asked; delete from cells; delete from scored;

  insert into cells
    select l.line, p.place, p.nth, w.weight
    from instrument_lines l
    join jsonb_each(question -> 'lines') q (line, told) on q.line = l.line
    cross join (values ('home', 1), ('setting', 2), ('community', 3)) p (place, nth)
    join (values ('some', 1), ('a lot', 2), ('urgent', 3)) w (need, weight) on w.need = q.told -> 'need' ->> p.place;
  insert into asked
    select l.line, row_number() over (order by 10 * c.most + c.total desc, l.nth),
      case when l.marked <> 'parts' then round((q.told ->> 'position')::numeric)::int - 50 end,
      coalesce(q.told -> 'parts', '{}'), l.polarity
    from instrument_lines l
    join jsonb_each(question -> 'lines') q (line, told) on q.line = l.line
    join (select line, max(weight) as most, sum(weight) as total from cells group by line) c on c.line = l.line;

  insert into scored
    select a.line, t.nth, t.approach, t.places, t.base,
      t.base
      + 40 * ((select count(*) from cells c where c.line = a.line and c.place = any (t.places))::int - 1)
      + case
          when (a.position is null and a.marks = '{}') or (n.named = 0 and not f.first) then 0
          when n.named > 0 and a.marks <> '{}' and n.marked = 0 and a.position is null then -160
          when n.named > 0 and a.marks <> '{}' and n.marked = 0 then
            4 * f.on_line - case when a.polarity = 'bipolar' and f.on_line <= -15 then 100000 else 0 end
          when n.named > 0 and a.marks <> '{}' then
            4 * (n.best + n.average) - case when n.bipolar and n.best <= -15 then 100000 else 0 end
          when a.position is not null then
            8 * f.on_line - case when a.polarity = 'bipolar' and f.on_line <= -15 then 100000 else 0 end
          else 4 * lean(f.first, t.ends, (
            select round((a.marks ->> p.part)::numeric)::int - 50 from instrument_parts p
            where p.line = a.line and a.marks ? p.part
            order by abs(round((a.marks ->> p.part)::numeric) - 50) desc, p.nth limit 1))
        end
    from asked a
    join things t on a.line = any (t.lines) and t.bands @> array[question ->> 'band'] and t.id <> all (tried)
    cross join lateral (select t.lines[1] = a.line as first) is_first
    cross join lateral (select is_first.first, lean(is_first.first, t.ends, a.position) as on_line) f
    cross join lateral (
      select count(*) as named, count(m.mark) as marked, max(m.leans) as best, floor(avg(m.leans))::int as average,
        bool_and(p.polarity = 'bipolar') filter (where m.mark is not null) as bipolar
      from instrument_parts p
      cross join lateral (select round((a.marks ->> p.part)::numeric)::int - 50 as mark) k
      cross join lateral (select k.mark, lean(is_first.first, t.ends, k.mark) as leans) m
      where p.line = a.line and p.part = any (t.parts)) n;

  lines_asked := array(select line from asked order by nth);
  while round < cardinality(lines_asked) + most and cardinality(chosen) < most loop
    round := round + 1;
    from_lines := case when round <= cardinality(lines_asked) then array[lines_asked[round]] else lines_asked end;
    for last_resort in 0 .. case when round <= cardinality(lines_asked) then 1 else 0 end loop
      select c.line, best.nth, best.approach into pick
      from (
        select cells.*, a.nth as line_nth, cells.weight::float8 / (1 + (
          select count(*) from unnest(chosen, chosen_for) d (nth, line) join things t on t.nth = d.nth
          where d.line = cells.line and cells.place = any (t.places))) as claim
        from cells join asked a on a.line = cells.line
        where cells.line = any (from_lines)) c
      cross join lateral (
        select s.nth, s.approach from scored s
        where s.line = c.line and c.place = any (s.places) and s.nth <> all (chosen) and (last_resort = 1 or s.score > -50000)
        order by
          case when s.approach is not distinct from last_approach then -20000 else 0 end
          - case when (select count(*) from unnest(chosen, chosen_for) d (nth, line) join things t on t.nth = d.nth
                       where d.line = s.line and t.approach = s.approach) >= 2 then 10000 else 0 end
          + s.score desc, s.base desc, s.nth
        limit 1) best
      order by best.approach is not distinct from last_approach, c.claim desc, c.line_nth, c.weight desc, c.place_nth
      limit 1;
      exit when found;
    end loop;
    if found then
      chosen := chosen || pick.nth;
      chosen_for := chosen_for || pick.line;
      last_approach := pick.approach;
    end if;
  end loop;

  if cardinality(chosen) = 0 then
    loop
      select t.nth, t.approach into pick
      from things t
      where t.bands @> array[question ->> 'band'] and t.id <> all (tried) and t.nth <> all (chosen)
        and (t.keeps_well or not exists (select from things k where k.keeps_well and k.bands @> array[question ->> 'band'] and k.id <> all (tried)))
      order by t.base
        - 1000 * (select count(*) from things d where d.nth = any (chosen) and d.lines[1] = t.lines[1])
        - case when t.approach is not distinct from last_approach then 20000 else 0 end desc, t.base desc, t.nth
      limit 1;
      exit when not found or cardinality(chosen) >= most;
      chosen := chosen || pick.nth;
      last_approach := pick.approach;
    end loop;
  end if;
  return array(select t.id from unnest(chosen) with ordinality d (nth, at) join things t on t.nth = d.nth order by d.at);
end $$;
