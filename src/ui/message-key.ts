type Snake<Code extends string> = Code extends `${infer Head}-${infer Tail}` ? `${Head}_${Snake<Tail>}` : Code
/** The key of a code's word in an area: `under-study` in `status` → `status.under_study`. */
export type KeyOf<Area extends string, Code extends string> = `${Area}.${Snake<Code>}`

/** The key of the word for a code of a closed list. A code without its word does not compile where the key is used. */
export function keyOf<Area extends string, Code extends string>(area: Area, code: Code): KeyOf<Area, Code> {
  return `${area}.${code.replaceAll('-', '_')}` as KeyOf<Area, Code> // the same replacement as in the type
}
