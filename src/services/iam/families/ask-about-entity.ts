import type { Ask } from '../../../access/questions.ts'
import { iamArn } from '../../../kernel/arn.ts'
import type { Reader } from '../../../store/store.ts'
import { tagsOf } from '../../../store/entities/tags.ts'
import { tagList } from './tag-rules.ts'

/** An entity's kind as its ARN has it; a denial names it in the same words. */
type EntityKind = 'user' | 'role' | 'group' | 'instance-profile' | 'server-certificate'

/**
 * What an operation on an entity asks about: its real ARN and tags where it was found, the pathless ARN where
 * not. Groups have no tags.
 */
export async function askAboutEntity(
  db: Reader,
  account: string,
  kind: EntityKind,
  name: string,
  found: { id: string; path: string; name: string } | undefined,
): Promise<Ask> {
  return {
    resource: iamArn(account, kind, found?.path ?? '/', found?.name ?? name),
    label: `${kind.replace('-', ' ')} ${name}`,
    resourceTags: found === undefined || kind === 'group' ? undefined : tagList(await tagsOf(db, found.id)),
  }
}
