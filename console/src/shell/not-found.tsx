import Box from '@cloudscape-design/components/box'
import Button from '@cloudscape-design/components/button'
import SpaceBetween from '@cloudscape-design/components/space-between'
import { usePage } from './page-context.tsx'
import { pathTo } from './path-to.ts'

/** The page of an address that leads nowhere. */
export function NotFound() {
  usePage('Page not found', [])
  return (
    <Box textAlign="center" padding={{ vertical: 'xxxl' }}>
      <SpaceBetween size="m">
        <Box variant="h1">There is no such page</Box>
        <Box color="text-body-secondary">The address may be mistyped, or the page has moved.</Box>
        <Button href={pathTo('')}>Go to the dashboard</Button>
      </SpaceBetween>
    </Box>
  )
}
