import { memoryJournal } from '../support/memory-journal.ts';
import { changesAreKept } from './change-contract.ts';
import { leaseMs, type Make } from './contract.ts';
import { headOf } from './facts.ts';
import { streamsAreTended } from './tending-contract.ts';

const make: Make = async () => {
  const { clock, ...parts } = memoryJournal({ headOf, leaseMs });
  return { ...parts, later: async (ms) => clock.advance(ms) };
};

changesAreKept(make);
streamsAreTended(make);
