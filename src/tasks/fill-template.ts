/**
 * Replaces `{name}` by the value of that name, once and left to right, so that braces in a value
 * stay what they are. Braces around anything else belong to the prompt.
 */
export function fillTemplate(template: string, values: Readonly<Record<string, string>>): string {
  return template.replaceAll(/\{(\w+)\}/g, (placeholder, name: string) =>
    Object.hasOwn(values, name) ? (values[name] ?? placeholder) : placeholder,
  );
}
