import type { z } from "zod";

/** Every part there, optional ones too, and nothing writable: what is left to compare. */
type Complete<T> = T extends object ? { readonly [K in keyof T]-?: Complete<T[K]> } : T;

type Same<A, B> = [Complete<A>] extends [Complete<B>]
  ? [Complete<B>] extends [Complete<A>]
    ? true
    : false
  : false;

/**
 * `exactSchema<Position>()(schema)` compiles only when the schema reads every kind and every part of a
 * `Position`, optional ones included: what a schema leaves out would be lost at the next restart.
 */
export function exactSchema<T>() {
  return <S extends z.ZodType<T>>(schema: Same<z.output<S>, T> extends true ? S : never): S =>
    schema;
}
