// The servers of the development network listen on every address of the machine; a test keeps them to this one.
import { Server } from 'node:net'

const anywhere = Server.prototype.listen
Server.prototype.listen = function (where, ...rest) {
  if (where !== null && typeof where === 'object' && !('path' in where)) return anywhere.call(this, { ...where, host: '127.0.0.1' }, ...rest)
  if (typeof where === 'function') return anywhere.call(this, { port: 0, host: '127.0.0.1' }, where)
  const port = Number(where ?? 0)
  const ready = rest.find((argument) => typeof argument === 'function')
  return Number.isInteger(port) ? anywhere.call(this, { port, host: '127.0.0.1' }, ready) : anywhere.call(this, where, ...rest)
}
