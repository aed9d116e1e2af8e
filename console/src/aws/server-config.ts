/** What the server says about itself before anybody signs in. */
export type ServerConfig = { region: string; version: string }

let loaded: Promise<ServerConfig> | undefined

/** Loads the server's region and version once for the page's life. */
export function serverConfig(): Promise<ServerConfig> {
  loaded ??= load().catch((error: unknown) => {
    loaded = undefined
    throw error
  })
  return loaded
}

async function load(): Promise<ServerConfig> {
  const response = await fetch(`${import.meta.env.BASE_URL}config.json`)
  if (!response.ok) throw new Error(`config.json: the server answered with status ${response.status}.`)
  return (await response.json()) as ServerConfig
}
