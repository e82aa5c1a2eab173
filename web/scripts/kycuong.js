/* Kỷ Cương: what a page gains from script. Everything works without it. */
(function () {
  "use strict";
  var leaving = false;

  // One press, one act. The server's form key is the real guard; this only spares the wait. A page that comes back
  // (error, back button, bfcache) is free again, and so is a form whose answer does not come within 10 seconds.
  function free(form) {
    delete form.dataset.sent;
    form.querySelectorAll("[aria-disabled=true]").forEach(function (b) { b.removeAttribute("aria-disabled"); });
  }
  document.addEventListener("submit", function (event) {
    var form = event.target;
    if ((form.getAttribute("method") || "get").toLowerCase() !== "post") return;
    if (form.dataset.sent) { event.preventDefault(); return; }
    setTimeout(function () {
      if (event.defaultPrevented) return;
      leaving = true;
      if (form.target === "_blank") return;
      form.dataset.sent = "1";
      form.querySelectorAll("button").forEach(function (b) { b.setAttribute("aria-disabled", "true"); });
      setTimeout(function () { free(form); leaving = false; }, 10000);
    }, 0);
  });
  window.addEventListener("pageshow", function () {
    leaving = false;
    document.querySelectorAll("form[data-sent]").forEach(free);
  });

  // Nothing typed is lost without a word. Only forms that ask for it: <form data-keep>.
  document.addEventListener("input", function (event) {
    var form = event.target.form;
    if (form && form.hasAttribute("data-keep")) form.dataset.changed = "1";
  });
  window.addEventListener("beforeunload", function (event) {
    if (!leaving && document.querySelector("form[data-changed]")) event.preventDefault();
  });

  // Keys. data-key="F9" works everywhere, data-key="t" only while nothing is being typed.
  function typing(el) {
    return el && (el.isContentEditable || /^(textarea|select)$/i.test(el.tagName) ||
      (/^input$/i.test(el.tagName) && !/^(checkbox|radio|button|submit)$/i.test(el.type)));
  }
  // A key goes to a field, also to a box to tick: whether a paper was handed in is never said by the way there.
  function press(el) {
    el.focus();
    if (!el.matches("input:not([type=submit]),select,textarea")) el.click();
    else if (typing(el) && el.select) el.select();
  }
  function rows() { return Array.prototype.slice.call(document.querySelectorAll("[data-row]")); }
  function go(step) {
    var all = rows(), now = all.findIndex(function (r) { return r.contains(document.activeElement); });
    var next = all[Math.max(0, Math.min(all.length - 1, now + step))];
    var link = next && next.querySelector("a");
    if (link) { link.focus(); next.scrollIntoView({ block: "nearest" }); }
  }
  // Down and up a list of papers the arrows lead from box to box.
  function nextBox(step) {
    var box = document.activeElement, list = box && box.type === "checkbox" && box.closest(".kc-papers");
    if (!list) return false;
    var all = Array.prototype.slice.call(list.querySelectorAll("input[type=checkbox]"));
    var next = all[all.indexOf(box) + step];
    if (next) next.focus();
    return true;
  }
  document.addEventListener("keydown", function (event) {
    if (event.ctrlKey || event.altKey || event.metaKey || event.isComposing) return;
    var key = event.key, named = key.length > 1;
    if (!named && typing(document.activeElement)) return;
    if ((key === "ArrowDown" || key === "ArrowUp") && nextBox(key === "ArrowDown" ? 1 : -1)) { event.preventDefault(); return; }
    if (named && !/^F\d+$/.test(key)) return;
    var target = Array.prototype.find.call(document.querySelectorAll("[data-key]"), function (el) {
      return el.dataset.key.toLowerCase() === key.toLowerCase() && el.getClientRects().length && !el.disabled;
    });
    if (target) { event.preventDefault(); press(target); return; }
    if (key === "j") go(1); else if (key === "k") go(-1);
    else if (key === "x") {
      var row = document.activeElement && document.activeElement.closest("[data-row]");
      var box = row && row.querySelector("input[type=checkbox]");
      if (box) box.click();
    } else return;
    event.preventDefault();
  });

  // "All of them", "Print": small wishes of a page, named in data attributes so that no page needs its own script.
  document.addEventListener("click", function (event) {
    var print = event.target.closest("[data-print]");
    if (print) { event.preventDefault(); window.print(); }
  });
  document.addEventListener("change", function (event) {
    var all = event.target.closest("[data-check-all]");
    if (all) document.querySelectorAll(all.dataset.checkAll).forEach(function (b) { b.checked = all.checked; });
    var row = event.target.closest("[data-row]");
    if (row && event.target.type === "checkbox") row.classList.toggle("kc-list__chosen", event.target.checked);
    if (event.target.form && event.target.hasAttribute("data-submit")) event.target.form.requestSubmit();
  });

  // A part of a form that follows from one of its fields: asked for as soon as that field is filled, as its own button would ask.
  function follow(field, part) {
    var body = new URLSearchParams(), held = part.contains(document.activeElement);
    if (!field.value.trim() || field.form.dataset.sent) return;
    new FormData(field.form).forEach(function (value, name) { if (typeof value === "string") body.append(name, value); });
    body.set("viec", part.dataset.viec);
    fetch(field.form.action, { method: "POST", body: body, credentials: "same-origin", redirect: "error" })
      .then(function (answer) { if (!answer.ok) throw new Error(String(answer.status)); return answer.text(); })
      .then(function (html) {
        var fresh = new DOMParser().parseFromString(html, "text/html").getElementById(part.id);
        if (!fresh || field.form.dataset.sent) return;
        held = held || part.contains(document.activeElement);
        part.innerHTML = fresh.innerHTML;
        if (held) part.querySelector("button").focus();
      })
      .catch(function () { /* the button is there */ });
  }
  document.addEventListener("change", function (event) {
    var part = event.target.form && event.target.form.querySelector('[data-follows="' + event.target.name + '"]');
    // whoever pressed the button asks by it
    if (part) setTimeout(function () { follow(event.target, part); }, 100);
  });

  // A secret behind the # of an address reaches no server on its way here: the form that asks for it sends it in its body.
  function fragment() {
    var found = /^#([a-z-]+)=([A-Za-z0-9_-]{8,128})$/.exec(location.hash);
    var form = found && document.querySelector('form[data-fragment="' + found[1] + '"]');
    if (!form) return;
    history.replaceState(null, "", location.pathname + location.search);
    form.elements[found[1]].value = found[2];
    form.requestSubmit();
  }
  window.addEventListener("hashchange", fragment);
  fragment();

  // A part of another module: a link as it stands, the part itself where script runs and it can be had.
  document.querySelectorAll("[data-slot]").forEach(function (slot) {
    fetch(slot.dataset.slot, { credentials: "same-origin", redirect: "error" })
      .then(function (answer) { if (!answer.ok) throw new Error(String(answer.status)); return answer.text(); })
      .then(function (html) { slot.innerHTML = html; })
      .catch(function () { /* the link is there */ });
  });

  // Texts to begin a reason from: fetched where they are asked for, put into the field by a press, written on there. Without script the link
  // opens them on a page of their own.
  function offer(ask) {
    var line = ask.parentNode, open = line.nextElementSibling;
    if (open && open.hasAttribute("data-choices")) { open.remove(); return; }
    fetch(ask.href, { credentials: "same-origin", redirect: "error" })
      .then(function (answer) { if (!answer.ok) throw new Error(String(answer.status)); return answer.text(); })
      .then(function (html) {
        var list = new DOMParser().parseFromString(html, "text/html").querySelector("[data-choices]");
        list.dataset.into = ask.dataset.texts;
        list.querySelectorAll("[data-choice]").forEach(function (choice) {
          var button = document.createElement("button");
          button.type = "button";
          button.className = "govuk-button govuk-button--secondary";
          button.dataset.text = choice.querySelector("p").textContent;
          button.lang = "vi";
          button.textContent = choice.querySelector("strong").textContent;
          choice.querySelector("strong").replaceWith(button);
        });
        line.after(list);
        (list.querySelector("button") || list.querySelector("a")).focus();
      })
      .catch(function () { location.assign(ask.href); });
  }
  function put(button) {
    var list = button.closest("[data-choices]"), field = document.getElementById(list.dataset.into);
    var before = field.value.slice(0, field.selectionStart);
    field.setRangeText((before && !/\s$/.test(before) ? " " : "") + button.dataset.text, field.selectionStart, field.selectionEnd, "end");
    field.dispatchEvent(new Event("input", { bubbles: true }));
    list.remove();
    field.focus();
  }
  document.addEventListener("click", function (event) {
    var ask = event.target.closest("[data-texts]"), button = event.target.closest("[data-choices] [data-text]");
    if (ask && !event.ctrlKey && !event.metaKey && !event.shiftKey) { event.preventDefault(); offer(ask); }
    if (button) put(button);
  });
  document.addEventListener("keydown", function (event) {
    var list = event.target.closest && event.target.closest("[data-choices]");
    if (!list || !list.dataset.into) return;
    var all = Array.prototype.slice.call(list.querySelectorAll("button,a")), now = all.indexOf(document.activeElement);
    if (event.key === "ArrowDown") all[Math.min(all.length - 1, now + 1)].focus();
    else if (event.key === "ArrowUp") all[Math.max(0, now - 1)].focus();
    else if (event.key === "Escape") { var field = document.getElementById(list.dataset.into); list.remove(); field.focus(); }
    else return;
    event.preventDefault();
  });

  // Who else has this page open: said and asked every half minute while somebody is at it; a page that nobody touches falls silent.
  var onlookers = document.querySelector("[data-onlookers]"), touched = Date.now();
  function show(line) {
    if (onlookers.textContent !== line) onlookers.textContent = line;
    onlookers.hidden = !line;
  }
  function beat() {
    setTimeout(beat, 30000);
    if (document.hidden || Date.now() - touched > 300000) { show(""); return; }
    fetch(onlookers.dataset.onlookers, { method: "POST", credentials: "same-origin", redirect: "error",
      body: new URLSearchParams({ _csrf: document.querySelector('[name=_csrf]').value }) })
      .then(function (answer) { if (!answer.ok) throw new Error(String(answer.status)); return answer.text(); })
      .then(show).catch(function () { show(""); });
  }
  if (onlookers) {
    ["pointermove", "keydown", "scroll"].forEach(function (sign) {
      document.addEventListener(sign, function () { touched = Date.now(); }, { passive: true });
    });
    beat();
  }

  // An error summary takes the focus, as in the GOV.UK kit.
  var summary = document.querySelector(".govuk-error-summary");
  if (summary) { summary.setAttribute("tabindex", "-1"); summary.focus(); }
})();
