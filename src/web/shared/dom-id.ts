/** The id of the control that carries a name: `usager[first_name]` → `usager-first_name`. Errors link to it. */
export const domId = (name: string) => name.replaceAll(/[[.]/g, '-').replaceAll(']', '')
