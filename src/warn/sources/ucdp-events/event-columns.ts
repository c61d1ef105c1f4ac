/** Columns of UCDP's Georeferenced Event Dataset (codebook 25.1) that are kept. */
export const keptColumns = [
  'id',
  'type_of_violence',
  'conflict_name',
  'side_a',
  'side_b',
  'number_of_sources',
  'where_prec',
  'where_coordinates',
  'adm_1',
  'adm_2',
  'latitude',
  'longitude',
  'priogrid_gid',
  'country_id',
  'event_clarity',
  'date_prec',
  'date_start',
  'date_end',
  'deaths_civilians',
  'best',
  'high',
  'low',
] as const;
export type KeptColumn = (typeof keptColumns)[number];

/** Columns of the same dataset that are known and not kept. */
export const passedColumns: ReadonlySet<string> = new Set([
  ...['relid', 'year', 'active_year', 'code_status', 'conflict_dset_id', 'conflict_new_id', 'dyad_dset_id'],
  ...['dyad_new_id', 'dyad_name', 'side_a_dset_id', 'side_a_new_id', 'side_b_dset_id', 'side_b_new_id'],
  ...['source_article', 'source_office', 'source_date', 'source_headline', 'source_original', 'where_description'],
  ...['geom_wkt', 'country', 'region', 'deaths_a', 'deaths_b', 'deaths_unknown', 'gwnoa', 'gwnob'],
]);
