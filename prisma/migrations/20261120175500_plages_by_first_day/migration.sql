-- Nearly every plage began before a day: an index on that alone only led searches through the past.
DROP INDEX plages_first_day_idx;
