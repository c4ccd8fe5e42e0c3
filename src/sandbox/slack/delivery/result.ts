import type { Json, JsonObject } from '../json.ts';
import type { DeliveryKind } from '../log.ts';

/** What came of handing something to the app. */
export type Result =
  | { readonly status: 'acknowledged'; readonly payload: Json; readonly ms: number; readonly noRetry?: boolean }
  | { readonly status: 'failed'; readonly error: 'operation_timeout' | 'dispatch_failed'; readonly noRetry?: boolean };

export type Parcel = {
  readonly what: DeliveryKind;
  readonly payload: JsonObject;
  readonly attempt: number;
  readonly reason?: string;
};

/** Hands one parcel to the app, and waits for its acknowledgement no longer than the app is given. */
export type Carrier = { readonly via: 'socket' | 'http'; readonly carry: (parcel: Parcel) => Promise<Result> };
