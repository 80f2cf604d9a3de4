/** Where the button of FranceConnect posts; null as long as no provider is configured. */
export const findIdentityProvider = (): string | null => null
