/** LIMIT: what the trail takes up on the disk unless the operator says otherwise: some 100,000 requests of 2 KB. */
export const trailBytesByDefault = 200_000_000
