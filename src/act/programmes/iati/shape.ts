import { elementsIn, IatiError, textIn, type XmlElement } from './xml-tree.ts';

/**
 * How an element and a value of ours become each other, told once for both ways. What a shape does not name stays in
 * `kept` and is written again, so reading and writing a file loses nothing.
 */
export interface Kept {
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: readonly XmlElement[];
}

/** What is known around an element. */
export interface Surroundings {
  readonly defaultCurrency: string | undefined;
}

export interface Field<Value, Optional extends boolean = false> {
  readonly optional: Optional;
  read(reading: Reading): Value | undefined;
  write(value: Value, writing: Writing): void;
}

export interface Shape<Value> {
  read(element: XmlElement, surroundings: Surroundings): Value;
  write(name: string, value: Value, surroundings: Surroundings): XmlElement;
}

// Each field has its own type of value; `never` in the place that is written to and `unknown` in that which is read fits all.
type Fields = Readonly<Record<string, AnyField>>;
interface AnyField {
  readonly optional: boolean;
  read(reading: Reading): unknown;
  write(value: never, writing: Writing): void;
}
type ValueOf<F> = F extends { read(reading: Reading): infer Value } ? Exclude<Value, undefined> : never;
type OptionalKeys<F extends Fields> = { [Key in keyof F]: F[Key]['optional'] extends true ? Key : never }[keyof F];
export type Shaped<F extends Fields> = {
  readonly [Key in Exclude<keyof F, OptionalKeys<F>>]: ValueOf<F[Key]>;
} & { readonly [Key in OptionalKeys<F>]?: ValueOf<F[Key]> } & { readonly kept?: Kept };

/** Takes named things out of an element, and knows what was left. */
export class Reading {
  readonly element: XmlElement;
  readonly surroundings: Surroundings;
  readonly #attributes: Map<string, string>;
  #children: readonly XmlElement[];
  #textTaken = false;

  constructor(element: XmlElement, surroundings: Surroundings) {
    this.element = element;
    this.surroundings = surroundings;
    this.#attributes = new Map(Object.entries(element.attributes));
    this.#children = elementsIn(element);
  }

  takeAttribute(name: string): string | undefined {
    const value = this.#attributes.get(name);
    this.#attributes.delete(name);
    return value;
  }

  takeChildren(name: string): readonly XmlElement[] {
    const taken = this.#children.filter((child) => child.name === name);
    this.#children = this.#children.filter((child) => child.name !== name);
    return taken;
  }

  takeText(): string {
    this.#textTaken = true;
    return textIn(this.element);
  }

  fail(sentence: string): never {
    throw new IatiError(this.element.line, this.element.name, sentence);
  }

  /** @throws IatiError at text that no field took: nothing may be lost, and the schema allows none there */
  kept(): Kept | undefined {
    if (!this.#textTaken && textIn(this.element).trim() !== '') this.fail('it holds text, which has no place there.');
    if (this.#attributes.size === 0 && this.#children.length === 0) return undefined;
    return { attributes: Object.fromEntries(this.#attributes), children: this.#children };
  }
}

/** Gathers an element. */
export class Writing {
  readonly surroundings: Surroundings;
  readonly attributes: Record<string, string> = {};
  readonly children: (XmlElement | string)[] = [];

  constructor(surroundings: Surroundings) {
    this.surroundings = surroundings;
  }
}

/** @param order names of child elements as the schema's sequence has them; others, of other namespaces, come last */
export function shape<F extends Fields>(fields: F, order: readonly string[] = []): Shape<Shaped<F>> {
  const places = new Map(order.map((name, place) => [name, place]));
  const placeOf = (child: XmlElement | string) =>
    typeof child === 'string' ? -1 : (places.get(child.name) ?? order.length);
  return {
    read(element, surroundings) {
      const reading = new Reading(element, surroundings);
      const value: Record<string, unknown> = {};
      for (const [key, field] of Object.entries(fields)) {
        const found = field.read(reading);
        if (found !== undefined) value[key] = found;
      }
      const kept = reading.kept();
      if (kept) value.kept = kept;
      return value as Shaped<F>; // Each key was read by its own field, whose values the mapped type lists.
    },
    write(name, value, surroundings) {
      const writing = new Writing(surroundings);
      const values: Readonly<Record<string, unknown>> = value;
      for (const [key, field] of Object.entries(fields)) {
        const own = values[key];
        if (own !== undefined) field.write(own as never, writing); // The value of this key, as the mapped type lists it.
      }
      const { kept } = value;
      const children = [...writing.children, ...(kept?.children ?? [])].sort((a, b) => placeOf(a) - placeOf(b));
      return { name, attributes: { ...writing.attributes, ...kept?.attributes }, children, line: 0 };
    },
  };
}

export function attribute(name: string): Field<string> {
  return {
    optional: false,
    read: (reading) => reading.takeAttribute(name) ?? reading.fail(`the attribute “${name}” is missing; add it.`),
    write(value, writing) {
      writing.attributes[name] = value;
    },
  };
}

export function optionalAttribute(name: string): Field<string, true> {
  return {
    optional: true,
    read: (reading) => reading.takeAttribute(name),
    write(value, writing) {
      writing.attributes[name] = value;
    },
  };
}

/** `true`, `1`, `false` or `0`; the digits are written. @throws IatiError at anything else */
export function flag(name: string): Field<boolean, true> {
  return {
    optional: true,
    read(reading) {
      const text = reading.takeAttribute(name);
      if (text === undefined) return undefined;
      if (/^\s*(1|true)\s*$/.test(text)) return true;
      return /^\s*(0|false)\s*$/.test(text) ? false : reading.fail(`“${name}” is “${text}”; write 1 or 0.`);
    },
    write(value, writing) {
      writing.attributes[name] = value ? '1' : '0';
    },
  };
}

export function text(): Field<string> {
  return {
    optional: false,
    read: (reading) => reading.takeText(),
    write: (value, writing) => void writing.children.push(value),
  };
}

export function one<Value>(name: string, inner: Shape<Value>): Field<Value> {
  return {
    optional: false,
    read: (reading) => readOnly(name, inner, reading) ?? reading.fail(`the element <${name}> is missing; add it.`),
    write: (value, writing) => void writing.children.push(inner.write(name, value, writing.surroundings)),
  };
}

export function maybe<Value>(name: string, inner: Shape<Value>): Field<Value, true> {
  return {
    optional: true,
    read: (reading) => readOnly(name, inner, reading),
    write: (value, writing) => void writing.children.push(inner.write(name, value, writing.surroundings)),
  };
}

function readOnly<Value>(name: string, inner: Shape<Value>, reading: Reading): Value | undefined {
  const [first, second] = reading.takeChildren(name);
  if (second)
    throw new IatiError(second.line, name, `it stands more than once in <${reading.element.name}>; keep one.`);
  return first && inner.read(first, reading.surroundings);
}

export function many<Value>(name: string, inner: Shape<Value>): Field<readonly Value[]> {
  return {
    optional: false,
    read: (reading) => reading.takeChildren(name).map((child) => inner.read(child, reading.surroundings)),
    write: (values, writing) =>
      void writing.children.push(...values.map((value) => inner.write(name, value, writing.surroundings))),
  };
}
