import { kitchenSinkApp } from './app.ts'

const port = Number(process.env.PORT ?? 4200)

/** To look at the components: npm run kitchen-sink */
kitchenSinkApp.listen(port, '127.0.0.1', () => {
  for (const page of ['usager', 'agent', 'mail', 'errors/404']) console.log(`http://127.0.0.1:${port}/${page}`)
})
