// What a site cannot be made of: messages with a place, and nothing written.
import { spawnSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { check, finish, putReport, root, workshop } from './browser.mjs';

const annual = process.env.ANNUAL ? resolve(root, process.env.ANNUAL) : join(root, 'out/.build/annual');
const folder = workshop();
const small = {
	'report.yaml': `title: Report
council: A Council
team: A team
period: {from: 2021-04-01, to: 2022-03-31}
published: 2022-08-24
language: en-GB
theme: ours
status: final
editions:
  intranet: {formats: [site], disclosure: {method: none}}
documents:
  annual-report: {title: Report, sections: [work]}
`,
	'dictionary.yaml': 'tables:\n  referrals: {label: Referrals, key: ref, fields: {ref: {type: text, required: true}}}\n',
	'measures.yaml': 'populations:\n  all: {from: referrals, label: Referrals}\n',
	'data/referrals.yaml': '- {ref: R1}\n- {ref: R2}\n',
	'narrative/work.md': '---\ntitle: Work\n---\n\nWe had {{ all }} referrals.\n',
};

function report(changes, templates) {
	for (const name of ['content', 'themes']) rmSync(join(folder, name), { recursive: true, force: true });
	cpSync(join(root, 'themes/county'), join(folder, 'themes/county'), { recursive: true });
	mkdirSync(join(folder, 'themes/ours/templates'), { recursive: true });
	putReport(folder, 'small', { ...small, ...changes });
	writeFileSync(join(folder, 'themes/ours/theme.yaml'), 'base: county\n');
	for (const [name, text] of Object.entries(templates || {})) writeFileSync(join(folder, 'themes/ours/templates', name), text);
	return spawnSync(annual, ['build', 'content/small'], { cwd: folder, encoding: 'utf8' });
}

function faulty(name, done, expected) {
	check(name, done.status === 1 && done.stderr.includes(expected), `${done.status}\n${done.stderr}`);
	check('and nothing is written', !existsSync(join(folder, 'out/small')));
}

faulty('a template with an open section', report({}, { 'footer.mustache': '<footer>\n{{#report}}\n</footer>\n' }),
	"themes/ours/templates/footer.mustache:2:1: error: the section 'report' is never closed");
faulty('a template that takes itself in', report({}, { 'page.mustache': '{{> page}}' }), 'page.mustache:1:1: error: templates or sections nest too deeply');
faulty('a partial that is not there', report({}, { 'page.mustache': 'x{{> foot}}' }), "templates/foot.mustache'");
const image = '```image\nfile: dot.png\nalt: A dot\ncaption: One\nconsent: {date: 2022-03-01, for: [intranet]}\n```\n';
faulty('a picture that is none', report({ 'images/dot.png': 'GIF89a', 'narrative/work.md': small['narrative/work.md'] + '\n' + image }), 'work.md');
faulty('a section with the name of the first page', report({
	'report.yaml': small['report.yaml'].replace('[work]', '[index]'), 'narrative/index.md': small['narrative/work.md'], 'narrative/work.md': '---\ntitle: x\n---\n',
}), "two files of the output would have one name: 'intranet/index.html'");
const sound = report({}, { 'footer.mustache': '<footer class="bottom"><p>Our own foot of {{report.council}}</p></footer>\n' });
check('a theme of one file is sound', sound.status === 0, sound.stderr);
finish();
