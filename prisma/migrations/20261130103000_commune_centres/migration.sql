-- Public data of the State, kept while its service is away; neither personal nor audited.
CREATE TABLE commune_centres (
  city_code varchar(5) NOT NULL,
  latitude double precision,
  longitude double precision,
  CONSTRAINT commune_centres_pkey PRIMARY KEY (city_code),
  CONSTRAINT commune_centres_point CHECK ((latitude IS NULL) = (longitude IS NULL)
    AND latitude BETWEEN -90 AND 90 AND longitude BETWEEN -180 AND 180)
);
