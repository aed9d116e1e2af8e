// src/store/accounts.ts
function findAccount(db, id) {
	return db.selectFrom("accounts").selectAll().where("id", "=", id).executeTakeFirst();
}
function findAccountByAlias(db, alias) {
	return db.selectFrom("accounts").selectAll().where("alias", "=", alias).executeTakeFirst();
}
function listAccounts(db) {
	return db.selectFrom("accounts").selectAll().orderBy("id").execute();
}
async function insertAccount(tx, account) {
	await tx.insertInto("accounts").values(account).execute();
}
async function setAccountAlias(tx, id, alias) {
	await tx.updateTable("accounts").set({ alias }).where("id", "=", id).execute();
}
function findAccountByEmail(db, email) {
	return db.selectFrom("accounts").selectAll().where("email", "=", email).executeTakeFirst();
}
async function isClosedAccount(db, id) {
	let row = await db.selectFrom("accounts").select("closed").where("id", "=", id).executeTakeFirst();
	return row !== void 0 && row.closed !== null;
}
async function closeAccount(tx, id, closed) {
	await tx.updateTable("accounts").set({ closed }).where("id", "=", id).execute();
}
async function deleteAccountsExcept(tx, ids) {
	await tx.deleteFrom("accounts").where("id", "not in", ids).execute();
}
export { findAccountByEmail as a, listAccounts as c, findAccountByAlias as i, setAccountAlias as l, deleteAccountsExcept as n, insertAccount as o, findAccount as r, isClosedAccount as s, closeAccount as t };
