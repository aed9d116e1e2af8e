import { createServer } from 'node:http'

// The least a Node server can do: read the body, answer the same number of bytes. Prints its port.
const body = Buffer.alloc(Number(process.argv[2]), 'x')
const server = createServer((request, response) => {
  request.on('data', () => {})
  request.on('end', () => {
    response.writeHead(200, { 'content-type': 'text/xml', 'content-length': body.length })
    response.end(body)
  })
})
server.listen(0, '127.0.0.1', () => console.log((server.address() as { port: number }).port))
