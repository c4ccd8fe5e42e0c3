import { everyActionIsProven } from './every-action.ts';

everyActionIsProven();
