/* The preview's page (annual serve). It waits for each build and brings it in: the report in its frame without losing the place
   that was read, and what there is to say beside it. Without it the page shows the build of the time when it was loaded. */
(function () {
	"use strict";
	var version = document.body.dataset.version, sound = document.body.dataset.sound;
	var parts = ["messages", "figures", "withheld"];

	function byId(id) { return document.getElementById(id); }

	function all(selector, within) {
		return Array.prototype.slice.call((within || document).querySelectorAll(selector));
	}

	function put(parent, name, attributes, text, before) {
		var element = document.createElement(name);
		Object.keys(attributes).forEach(function (key) { element.setAttribute(key, attributes[key]); });
		element.textContent = text || "";
		return parent.insertBefore(element, before || null);
	}

	/* ---- the report in its frame ---- */

	function frame() { return document.querySelector("iframe:not(.coming)"); }

	function inside(which) {
		try {
			return which.contentDocument;
		} catch (error) {
			return null; /* a viewer of PDFs may be another origin's */
		}
	}

	/* The path of what is shown, from "report/" on. */
	function path(which) {
		var shown = inside(which);
		var address = shown && shown.URL !== "about:blank" ? shown.URL : which.src;
		return address.split(/\/report\//)[1] || "";
	}

	/* Where a reader is: the last thing with an id above the window's top edge, and how far from it. */
	function placeOf(shown) {
		var place = { y: shown.defaultView.scrollY, x: shown.defaultView.scrollX };
		all("[id]", shown).some(function (element) {
			var top = element.getBoundingClientRect().top;
			if (top > 1) return true;
			if (element.getClientRects().length) {
				place.id = element.id;
				place.top = top;
			}
			return false;
		});
		place.focus = shown.activeElement && shown.activeElement.id;
		return place;
	}

	function goTo(shown, place) {
		var mark = place.id && place.y > 0 && shown.getElementById(place.id), view = shown.defaultView;
		view.scrollTo({ left: place.x, top: mark ? view.scrollY + mark.getBoundingClientRect().top - place.top : place.y, behavior: "instant" });
	}

	/* Links out of the report open elsewhere: the frame is the report's. */
	function tend(which) {
		var shown = inside(which);
		if (shown) {
			shown.addEventListener("click", function (event) {
				var link = event.target.closest && event.target.closest("a[href]");
				if (link && link.origin !== location.origin && /^https?:$/.test(link.protocol)) {
					event.preventDefault();
					window.open(link.href, "_blank", "noopener,noreferrer");
				}
			});
		}
		sayShown();
	}

	/* What is shown, in the words of the links that lead to it. */
	function sayShown() {
		var which = frame(), now = which ? path(which).split(/[#?]/)[0] : "", best = null;
		all("#outputs a").forEach(function (link) {
			var own = link.getAttribute("href").replace(/^report\//, "");
			link.removeAttribute("aria-current");
			if (own === now || (!best && /index\.html$/.test(own) && own.split("/")[0] === now.split("/")[0])) best = link;
		});
		if (!best) return;
		best.setAttribute("aria-current", "true");
		var title = best.parentNode.firstChild.textContent.trim();
		byId("shown").textContent = best.closest("div").querySelector("h2").textContent + ", " + (title ? title + " " : "") + best.textContent;
	}

	/* The next build is loaded behind the one that is shown and takes its place when it is there. */
	function renew() {
		var old = frame(), main = byId("main");
		all("iframe.coming").forEach(function (other) { other.remove(); });
		if (!old) {
			location.reload();
			return;
		}
		var next = old.cloneNode(false), shown = inside(old), focused = document.activeElement === old;
		next.className = "coming";
		next.src = "report/" + path(old);
		next.addEventListener("load", function arrive() {
			next.removeEventListener("load", arrive);
			var fresh = inside(next), place = shown && fresh && shown.body ? placeOf(shown) : null;
			if (fresh && fresh.contentType === "text/plain" && !/\.txt$/.test(path(next))) {
				next.src = document.querySelector("#outputs a").href; /* the page that was shown is no more */
			}
			if (place) goTo(fresh, place);
			next.className = "";
			next.name = "report";
			old.remove();
			if (focused) {
				next.focus();
				var was = fresh && place && place.focus && fresh.getElementById(place.focus);
				if (was) was.focus({ preventScroll: true });
			}
			next.addEventListener("load", function () { tend(next); });
			tend(next);
		});
		old.name = "";
		main.appendChild(next);
	}

	/* A PDF is loaded again only if it is another, since its viewer forgets the page. */
	function isOther(fresh) {
		var now = frame() && path(frame()).split(/[#?]/)[0];
		if (!/\.pdf$/.test(now || "")) return true;
		function hash(within) {
			var link = all("#outputs a", within).filter(function (link) { return link.getAttribute("href") === "report/" + now; })[0];
			return link && link.dataset.hash;
		}
		return hash(fresh) !== hash(document);
	}

	/* ---- beside it ---- */

	function choose(name, focus) {
		parts.forEach(function (part) {
			var tab = byId(part + "-tab"), on = part === name;
			tab.setAttribute("aria-selected", String(on));
			tab.tabIndex = on ? 0 : -1;
			byId(part).hidden = !on;
			if (on && focus) tab.focus();
		});
	}

	function tabs() {
		var panel = byId("panel");
		var list = put(panel, "div", { role: "tablist", "aria-label": "Messages and figures" }, "", panel.firstChild);
		parts.forEach(function (part) {
			var section = byId(part);
			put(list, "button", { type: "button", role: "tab", id: part + "-tab", "aria-controls": part }, section.querySelector("h2").textContent);
			section.setAttribute("role", "tabpanel");
			section.setAttribute("aria-labelledby", part + "-tab");
			section.querySelector("h2").className = "unseen";
		});
		list.addEventListener("click", function (event) {
			if (event.target.id) choose(event.target.id.replace("-tab", ""), true);
		});
		list.addEventListener("keydown", function (event) {
			var at = parts.indexOf(document.activeElement.id.replace("-tab", ""));
			var to = { ArrowRight: at + 1, ArrowLeft: at - 1, Home: 0, End: parts.length - 1 }[event.key];
			if (to === undefined) return;
			event.preventDefault();
			choose(parts[(to + parts.length) % parts.length], true);
		});
		choose("messages", false);
	}

	/* The field stands before the list, so that a new list does not take away what was typed. */
	function filter() {
		var section = byId("figures"), box = put(section, "div", { "class": "filter" }, "", section.querySelector("h2").nextSibling);
		put(box, "label", { "for": "filter" }, "Find a figure");
		put(box, "input", { id: "filter", type: "search", autocomplete: "off" });
		put(box, "p", { role: "status", id: "found" });
		box.addEventListener("input", sift);
	}

	function sift() {
		var words = byId("filter").value.toLowerCase().split(/\s+/), found = 0, list = all(".figures > li");
		list.forEach(function (item) {
			var text = item.textContent.toLowerCase();
			item.hidden = !words.every(function (word) { return text.indexOf(word) >= 0; });
			found += !item.hidden;
		});
		byId("found").textContent = byId("filter").value ? found + " of " + list.length : "";
	}

	function copy(event) {
		var button = event.target.closest(".copy");
		if (!button || !navigator.clipboard) return;
		navigator.clipboard.writeText(button.querySelector("code").textContent).then(function () {
			all(".copy .done").forEach(function (mark) { mark.remove(); });
			put(button, "span", { "class": "done", role: "status" }, " Copied");
		});
	}

	/* The parts of NEWER that differ take the place of what stands here; what is open stays open. */
	function keepPart(name, newer) {
		var section = byId(name), fresh = newer.getElementById(name), before = section.dataset.html, open = {};
		if (before === fresh.innerHTML) return;
		section.dataset.html = "";
		all("li", section).forEach(function (item) {
			var head = item.querySelector(".copy code");
			all("details", item).forEach(function (details, at) { if (head && details.open) open[head.textContent + at] = true; });
		});
		all(":scope > :not(h2):not(.filter)", section).forEach(function (element) { element.remove(); });
		section.dataset.html = fresh.innerHTML;
		all(":scope > :not(h2)", fresh).forEach(function (element) { section.appendChild(document.importNode(element, true)); });
		all("li", section).forEach(function (item) {
			var head = item.querySelector(".copy code");
			all("details", item).forEach(function (details, at) { if (head && open[head.textContent + at]) details.open = true; });
		});
	}

	/* How many messages there are stands on their tab, so that it is seen from another. */
	function counts() {
		parts.forEach(function (part) {
			var count = all("#" + part + " li").length, name = part.charAt(0).toUpperCase() + part.slice(1);
			byId(part + "-tab").textContent = name + " (" + count + ")";
		});
	}

	function bringIn(newer) {
		var errors = newer.getElementById("status"), status = byId("status");
		document.title = newer.title;
		document.querySelector("h1").innerHTML = newer.querySelector("h1").innerHTML;
		if (status.innerHTML !== errors.innerHTML) status.innerHTML = errors.innerHTML;
		status.className = errors.className;
		document.querySelector("#outputs > div").innerHTML = newer.querySelector("#outputs > div").innerHTML;
		parts.forEach(function (part) { keepPart(part, newer); });
		counts();
		if (byId("filter")) sift();
		sayShown();
	}

	/* ---- waiting ---- */

	function refresh(next) {
		var other = String(next.sound) !== sound;
		version = String(next.version);
		sound = String(next.sound);
		if (other && frame() && !/\.pdf$/.test(path(frame()).split(/[#?]/)[0])) {
			renew();
			if (!next.whole) return null; /* what is beside it comes with the whole */
			other = false;
		}
		return fetch("./").then(function (answer) { return answer.text(); }).then(function (text) {
			var newer = new DOMParser().parseFromString(text, "text/html");
			if (other && isOther(newer)) renew();
			bringIn(newer);
		});
	}

	function lose() {
		byId("status").className = "errors";
		byId("status").textContent = "The preview has ended: start it again, and open the address that it then prints.";
	}

	function wait() {
		fetch("next?after=" + version).then(function (answer) {
			if (!answer.ok) throw new Error(answer.status);
			return answer.json();
		}).then(function (next) {
			return String(next.version) === version ? null : refresh(next);
		}).then(function () { setTimeout(wait, 0); }, function () {
			lose();
			setTimeout(wait, 1000);
		});
	}

	function start() {
		parts.forEach(function (part) { byId(part).dataset.html = byId(part).innerHTML; });
		tabs();
		filter();
		counts();
		var first = frame();
		if (first) {
			first.addEventListener("load", function () { tend(first); });
			if (inside(first) && inside(first).readyState === "complete") tend(first);
		}
		document.addEventListener("click", copy);
		byId("outputs").addEventListener("click", function (event) { if (event.target.tagName === "A") byId("outputs").open = false; });
		byId("outputs").addEventListener("keydown", function (event) {
			if (event.key !== "Escape") return;
			byId("outputs").open = false;
			byId("outputs").querySelector("summary").focus();
		});
		wait();
	}

	start();
})();
