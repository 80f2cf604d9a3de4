type Shown = {
  name: string
  accounts: readonly { sub: string; label: string; claims: Readonly<Record<string, unknown>> }[]
  hint: string
}

/** Sign-in page of a simulated provider: whom do you want to be? The address that was hinted at comes first. */
export function accountsPage({ name, accounts, hint }: Shown): string {
  const isHinted = ({ claims }: Shown['accounts'][number]) => hint !== '' && claims.email === hint
  const ordered = [...accounts].sort((a, b) => Number(isHinted(b)) - Number(isHinted(a)))
  const buttons = ordered.map(
    ({ sub, label }) => `<li><button name="sub" value="${escaped(sub)}">${escaped(label)}</button></li>`,
  )
  return `<!doctype html>
<html lang="fr">
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>${name} (démonstration)</title>
<style>body{font:1rem/1.5 system-ui;max-width:38rem;margin:2rem auto;padding:0 1rem}li{margin:.5rem 0;list-style:none}button{font:inherit;padding:.5rem 1rem;width:100%;text-align:left}ul{padding:0}</style></head>
<body><main><h1>${name} (démonstration)</h1>
<p>Ce fournisseur d’identité est simulé sur cette machine. Qui voulez-vous être ?</p>
<form method="post"><ul>${buttons.join('\n')}</ul><button name="sub" value="">Abandonner</button></form></main></body>
</html>`
}

const escaped = (text: string) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;')
