import { fuzzApi } from './fuzz-api.ts';

fuzzApi(1);
