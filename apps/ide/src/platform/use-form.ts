import { useId, useState, type SyntheticEvent } from 'react';
import type { z } from 'zod';
import { copyOfFailure, fieldFaults, type FailureCopy } from './failure-copy.ts';

export interface FormOptions<Schema extends z.ZodObject> {
  /** The part of the operation's input that the person fills in. */
  schema: Schema;
  initial: Record<keyof z.output<Schema>, string>;
  /** Rejects with what the server said; faults of fields are shown beside them. */
  submit: (values: z.output<Schema>) => Promise<void>;
  /** Which field a failure's code belongs to, such as `identity.email_taken` to `email`. */
  fieldOfCode?: Record<string, keyof z.output<Schema>>;
}

const issuesOf = (schema: z.ZodObject, values: unknown): Record<string, string> => {
  const parsed = schema.safeParse(values);
  if (parsed.success) return {};
  return Object.fromEntries([...parsed.error.issues].reverse().map((issue) => [String(issue.path[0]), issue.message]));
};

/**
 * A form over a contract's schema: faults appear when a field was left or on submit, and go while they are mended. A failed
 * submit keeps every value and moves the focus to the first field that is wrong.
 */
export const useForm = <Schema extends z.ZodObject>({ schema, initial, submit, fieldOfCode = {} }: FormOptions<Schema>) => {
  type Name = Extract<keyof z.output<Schema>, string>;
  const formId = useId();
  const [values, setValues] = useState<Record<string, string>>(initial);
  const [left, setLeft] = useState<readonly string[]>([]);
  const [answered, setAnswered] = useState<Record<string, string | undefined>>({});
  const [failure, setFailure] = useState<FailureCopy>();
  const [pending, setPending] = useState(false);
  const issues = issuesOf(schema, values);
  const set = (name: Name, value: string): void => {
    setValues((before) => ({ ...before, [name]: value }));
    setAnswered((before) => ({ ...before, [name]: undefined }));
  };
  const focusFirst = (wrong: Record<string, unknown>): void => {
    const name = Object.keys(initial).find((each) => wrong[each] !== undefined);
    if (name !== undefined) document.querySelector<HTMLElement>(`#${CSS.escape(formId)} [name="${name}"]`)?.focus();
  };
  const fail = (cause: unknown): void => {
    const copy = copyOfFailure(cause);
    const field = fieldOfCode[copy.code];
    const faults = { ...fieldFaults(cause), ...(field === undefined ? {} : { [field]: copy.sentence }) };
    setAnswered(faults);
    setFailure(Object.keys(faults).some((name) => name in initial) ? undefined : copy);
    focusFirst(faults);
  };
  const onSubmit = (event: SyntheticEvent): void => {
    event.preventDefault();
    if (pending) return;
    setLeft(Object.keys(initial));
    setFailure(undefined);
    const parsed = schema.safeParse(values);
    if (!parsed.success) {
      focusFirst(issues);
      return;
    }
    setPending(true);
    submit(parsed.data)
      .catch(fail)
      .finally(() => setPending(false));
  };
  return {
    pending,
    failure,
    values: values as Record<Name, string>,
    set,
    form: { id: formId, onSubmit, noValidate: true } as const,
    error: (name: Name): string | undefined => answered[name] ?? (left.includes(name) ? issues[name] : undefined),
    control: (name: Name) => ({
      name,
      value: values[name] ?? '',
      onChange: (event: { target: { value: string } }) => set(name, event.target.value),
      onBlur: () => {
        if ((values[name] ?? '') !== '') setLeft((before) => [...new Set([...before, name])]);
      },
    }),
  };
};
