import Button from '@cloudscape-design/components/button'
import Container from '@cloudscape-design/components/container'
import ContentLayout from '@cloudscape-design/components/content-layout'
import Header from '@cloudscape-design/components/header'
import { pathTo } from '../shell/path-to.ts'
import { SignInDetails } from './sign-in-details.tsx'

/** What a new user needs to sign in, shown once. */
export function CreatedUser({ name, password }: { name: string; password: string }) {
  return (
    <ContentLayout
      header={
        <Header
          variant="h1"
          description="Hand these to the person, on a way that nobody else reads."
          actions={
            <div className="actions">
              <Button href={pathTo('users')}>Return to users</Button>
              <Button variant="primary" href={pathTo('users', 'details', name)}>
                View user
              </Button>
            </div>
          }
        >
          Retrieve password
        </Header>
      }
    >
      <Container header={<Header variant="h2">Console sign-in details</Header>}>
        <SignInDetails userName={name} password={password} />
      </Container>
    </ContentLayout>
  )
}
