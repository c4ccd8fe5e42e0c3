import { afterAll, beforeAll, describe } from 'vitest';
import { type Cluster, startCluster } from '../../src/sandbox/postgres/cluster.ts';
import { everyActionIsProven } from './every-action.ts';
import { everyQuestionAnswers } from './every-question.ts';

// The oldest server that people still run is not the one in the package: PG_BIN_OLD is a folder with its initdb.
const binaries = process.env.PG_BIN_OLD;

describe.runIf(binaries)('on the older server that PG_BIN_OLD names', () => {
  let cluster: Cluster;
  beforeAll(async () => {
    cluster = await startCluster({ durable: false, ...(binaries && { binaries }) });
  });
  afterAll(() => cluster.stop());

  everyQuestionAnswers(() => cluster.url(''));
  everyActionIsProven(() => cluster.url(''));
});
