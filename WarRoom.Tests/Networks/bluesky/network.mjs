// node --import ./here.mjs network.mjs pds|full FIRST_PORT: says "READY {addresses}" and runs until it is told to end.
import { TestNetwork, TestNetworkNoAppView, mockMailer } from '@atproto/dev-env'

const [mode, first] = [process.argv[2], Number(process.argv[3])]
const plc = { port: first }
const pds = { port: first + 1, hostname: 'localhost' }
const network = mode === 'full'
  ? await TestNetwork.create({ plc, pds: { ...pds, enableDidDocWithSession: true }, bsky: { port: first + 2, dbPostgresSchema: 'bsky', publicUrl: `http://localhost:${first + 2}` }, ozone: { port: first + 4 } })
  : await TestNetworkNoAppView.create({ plc, pds })
mockMailer(network.pds)
process.on('SIGTERM', async () => {
  await network.close().catch(() => {})
  process.exit(0)
})
console.log(`READY ${JSON.stringify({ pds: network.pds.url, appview: network.bsky?.url ?? null })}`)
