function openTrailTables(database, { readOnly = !1 } = {}) {
	let { user_version: found } = database.prepare("pragma user_version").get();
	if (found !== 2 && readOnly) throw Error("the trail is of another Understudy; start this one once");
	found !== 2 && database.exec("\n  drop table if exists batches;\n  drop table if exists terms;\n  create table batches (\n    sequence integer primary key autoincrement,\n    count integer not null,\n    not_kept integer not null,\n    oldest integer,\n    ids blob not null,\n    terms text not null,\n    lines text not null\n  );\n  create table terms (\n    account text not null,\n    term text not null,\n    sequence integer not null,\n    first integer not null,\n    last integer not null,\n    primary key (account, term, sequence)\n  ) without rowid;\n  pragma user_version = 2");
	let newest = "order by sequence desc", text = (sql) => {
		let statement = database.prepare(sql);
		return () => textsOf(statement.iterate());
	}, idsNewestFirst = database.prepare(`select sequence, ids from batches ${newest}`), linesAt = database.prepare("select lines from batches where sequence = ?"), spans = database.prepare(`select sequence from terms where account = ? and term = ? and sequence <= ? and last >= ? and first <= ? ${newest}`), linesOf = (sequence) => linesAt.get(sequence).lines;
	return {
		...writing(database),
		latestFirst: text(`select lines from batches ${newest}`),
		oldestFirst: text("select lines from batches order by sequence"),
		*withId(id) {
			let hash = hashOf(id);
			for (let { sequence, ids } of idsNewestFirst.iterate()) holds(ids, hash) && (yield linesOf(sequence));
		},
		*withTerm(account, term, from, until, start = 2 ** 53 - 1) {
			let rows = spans.iterate(account, term, start, from, until);
			for (let { sequence } of rows) yield {
				sequence,
				lines: linesOf(sequence)
			};
		},
		count: () => extentOf(database).requests,
		extent: () => extentOf(database)
	};
}
function writing(database) {
	let insertBatch = database.prepare("insert into batches (count, not_kept, oldest, ids, terms, lines) values (?, ?, ?, ?, ?, ?)"), insertTerm = database.prepare("insert into terms values (?, ?, ?, ?, ?)"), oldest = database.prepare("select sequence, count, terms from batches order by sequence limit 1"), deleteBatch = database.prepare("delete from batches where sequence = ?"), deleteTerm = database.prepare("delete from terms where account = ? and term = ? and sequence = ?");
	return {
		insert(rows, lines, notKept) {
			let found = spansOf(rows), names = JSON.stringify(found.map(({ account, term }) => [account, term])), first = rows.length === 0 ? null : Math.min(...rows.map(({ seconds }) => seconds)), { lastInsertRowid } = insertBatch.run(rows.length, notKept, first, idsOf(rows), names, lines);
			for (let { account, term, first: from, last } of found) insertTerm.run(account, term, lastInsertRowid, from, last);
		},
		forgetOldest() {
			let row = oldest.get();
			for (let [account, term] of JSON.parse(row.terms)) deleteTerm.run(account, term, row.sequence);
			return deleteBatch.run(row.sequence), row.count;
		},
		clear() {
			database.exec("delete from batches; delete from terms; delete from sqlite_sequence");
		}
	};
}
function extentOf(database) {
	let row = database.prepare("select coalesce(sum(count), 0) as requests, min(oldest) as oldest, coalesce(sum(not_kept), 0) as notKept, coalesce(min(sequence), 1) > 1 as forgot from batches").get(), { requests, notKept } = row;
	return {
		requests,
		notKept,
		oldest: row.oldest ?? void 0,
		forgot: row.forgot === 1
	};
}
function* textsOf(rows) {
	for (let { lines } of rows) yield lines;
}
function spansOf(rows) {
	let spans = new Map();
	for (let { account, terms, seconds } of rows) if (terms !== void 0) for (let term of ["", ...terms]) {
		let key = `${account} ${term}`, known = spans.get(key);
		known === void 0 ? spans.set(key, {
			account,
			term,
			first: seconds,
			last: seconds
		}) : (known.first = Math.min(known.first, seconds), known.last = Math.max(known.last, seconds));
	}
	return [...spans.values()];
}
function idsOf(rows) {
	let hashes = new Uint32Array(rows.length * 2);
	return rows.forEach(({ requestId, eventId }, at) => {
		hashes[2 * at] = hashOf(requestId), hashes[2 * at + 1] = hashOf(eventId);
	}), new Uint8Array(hashes.buffer);
}
function holds(ids, hash) {
	return new Uint32Array(ids.slice().buffer).includes(hash);
}
function hashOf(text) {
	let hash = 2166136261;
	for (let at = 0; at < text.length; at += 1) hash = Math.imul(hash ^ text.charCodeAt(at), 16777619);
	return hash >>> 0;
}
function openTrailLog(database, kept) {
	database.exec("pragma journal_mode = wal; pragma synchronous = normal");
	let tables = openTrailTables(database), held = tables.count(), append = (rows, notKept) => {
		for (let at = 0; at < rows.length || at === 0 && notKept > 0; at += 250) {
			let part = rows.slice(at, at + 250);
			tables.insert(part, part.map(lineOf).join("\n"), at === 0 ? notKept : 0), held += part.length;
		}
		for (; held > kept;) held -= tables.forgetOldest();
	};
	return {
		...readerOf(tables),
		async append(rows, notKept = 0) {
			database.exec("begin");
			try {
				append(rows, notKept), database.exec("commit");
			} catch (cause) {
				throw database.exec("rollback"), held = tables.count(), cause;
			}
		},
		async clear() {
			tables.clear(), held = 0;
		}
	};
}
function openTrailReader(database) {
	return readerOf(openTrailTables(database, { readOnly: !0 }));
}
function readerOf(tables) {
	return {
		async find(account, requestId, without = "") {
			if (requestId !== void 0) {
				let start = `["${account}",${JSON.stringify(requestId)},`;
				return lastRow(tables.withId(requestId), (line) => line.startsWith(start));
			}
			let start = `["${account}",`;
			return lastRow(tables.latestFirst(), (line) => line.startsWith(start) && (without === "" || !line.includes(without)));
		},
		async findEvent(account, eventId) {
			let start = `["${account}",`, mark = JSON.stringify(eventId);
			for (let lines of tables.withId(eventId)) {
				let row = lastRow([lines], (line) => line.startsWith(start) && line.includes(mark));
				if (row?.eventId === eventId && row.terms !== void 0) return row;
			}
		},
		history: async (query, limit, after) => history(tables, query, limit, after),
		*all() {
			for (let lines of tables.oldestFirst()) for (let line of linesOf(lines)) yield rowOf(line);
		},
		extent: () => tables.extent()
	};
}
function lastRow(batches, isIt) {
	for (let lines of batches) {
		let line = lines.split("\n").findLast(isIt);
		if (line !== void 0) return rowOf(line);
	}
}
function history(tables, { account, term, from, until }, limit, after) {
	let start = `["${account}",`, mark = term === void 0 ? "" : JSON.stringify(term), rows = [], next;
	for (let { sequence, lines } of tables.withTerm(account, term ?? "", from, until, after?.sequence)) {
		let texts = linesOf(lines), end = sequence === after?.sequence ? after.index : texts.length;
		for (let index = Math.min(end, texts.length) - 1; index >= 0; --index) {
			let line = texts[index];
			if (!line.startsWith(start) || !line.includes(mark)) continue;
			let row = rowOf(line);
			if (!(row.terms === void 0 || row.seconds < from || row.seconds > until) && (term === void 0 || row.terms.includes(term))) {
				if (rows.length === limit) return {
					rows,
					next
				};
				rows.push(row), next = {
					sequence,
					index
				};
			}
		}
	}
	return {
		rows,
		next: void 0
	};
}
function linesOf(lines) {
	return lines === "" ? [] : lines.split("\n");
}
function lineOf({ account, requestId, eventId, seconds, terms, event, questions, facts }) {
	return `["${account}","${requestId}","${eventId}",${seconds},${terms === void 0 ? "null" : JSON.stringify(terms)},${event},${questions},${facts}]`;
}
function rowOf(line) {
	let [account, requestId, eventId, seconds, terms, event, questions, facts] = JSON.parse(line);
	return {
		account,
		requestId,
		eventId,
		seconds,
		terms: terms ?? void 0,
		event: JSON.stringify(event),
		questions: JSON.stringify(questions),
		facts: JSON.stringify(facts)
	};
}
export { openTrailReader as n, openTrailLog as t };
