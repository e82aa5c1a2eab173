/* Kỷ Cương: what the pages of an application gain from script. Everything works without it; the server alone decides. */
(function () {
  "use strict";
  var form = document.querySelector("form.kc-ask");
  if (!form) return;
  var token = form.elements._csrf.value;
  var busy = 0;

  // ---- the server's rules, said before the form is sent

  function fields(group) {
    return Array.prototype.slice.call(group.querySelectorAll("input,select,textarea"));
  }
  function value(group) {
    var all = fields(group);
    if (all[0].type !== "radio") return all[0].value.trim();
    var on = all.find(function (r) { return r.checked; });
    return on ? on.value : "";
  }
  function wrong(group) {
    var field = fields(group)[0], said = value(group);
    if (!said) return group.dataset.missing || "";
    if (field.dataset.max && said.length > Number(field.dataset.max)) return field.dataset.long;
    if (field.pattern && !new RegExp("^(?:" + field.pattern + ")$", "u").test(said)) return field.dataset.wrong;
    return "";
  }
  function mark(group, text) {
    var id = group.dataset.field + "-error", note = document.getElementById(id), field = fields(group)[0];
    var holder = field.type === "radio" ? group.querySelector("fieldset") : field;
    var others = (holder.getAttribute("aria-describedby") || "").split(" ").filter(function (x) { return x && x !== id; });
    if (note) note.remove();
    group.classList.toggle("govuk-form-group--error", !!text);
    if (text) {
      note = document.createElement("p");
      note.className = "govuk-error-message";
      note.id = id;
      note.textContent = text;
      if (field.type === "radio") group.querySelector(".govuk-radios").before(note); else field.before(note);
      others.push(id);
      field.setAttribute("aria-invalid", "true");
    } else field.removeAttribute("aria-invalid");
    if (others.length) holder.setAttribute("aria-describedby", others.join(" ")); else holder.removeAttribute("aria-describedby");
  }
  form.addEventListener("submit", function (event) {
    if (busy) { event.preventDefault(); return; }
    var first = null;
    document.querySelectorAll("[data-field]").forEach(function (group) {
      var text = wrong(group);
      mark(group, text);
      if (text && !first) first = fields(group)[0];
    });
    if (first) { event.preventDefault(); first.focus(); }
  });

  // ---- files in pieces

  function send(method, path, headers, body) {
    headers["X-CSRF-TOKEN"] = token;
    return fetch(path, { method: method, headers: headers, body: body, credentials: "same-origin" });
  }
  function later(ms) { return new Promise(function (go) { setTimeout(go, ms); }); }

  function upload(box, file) {
    var state = { stopped: false, id: null }, line = document.createElement("p"), bar = document.createElement("progress");
    var stop = document.createElement("button"), tries = 0;
    bar.max = file.size;
    bar.value = 0;
    bar.setAttribute("aria-label", box.dataset.sending + ": " + file.name);
    line.setAttribute("role", "status");
    line.textContent = box.dataset.sending + ": " + file.name;
    stop.type = "button";
    stop.className = "govuk-button govuk-button--secondary";
    stop.textContent = box.dataset.cancel;
    var input = box.querySelector("input[type=file]");
    box.querySelectorAll("[data-made]").forEach(function (old) { old.remove(); });
    [line, bar, stop].forEach(function (part) { part.dataset.made = "1"; box.appendChild(part); });
    stop.addEventListener("click", function () {
      state.stopped = true;
      if (state.id) send("POST", box.dataset.upload + "/" + state.id + "/bo", {}, null);
      end("");
    });
    busy++;
    form.removeAttribute("data-changed"); // what has arrived is kept

    function end(text) {
      busy--;
      input.value = "";
      box.querySelectorAll("[data-made]").forEach(function (old) { old.remove(); });
      if (!text) { input.focus(); return; }
      var note = document.createElement("p");
      note.className = "govuk-error-message";
      note.setAttribute("role", "alert");
      note.dataset.made = "1";
      note.textContent = text;
      input.before(note);
      input.focus();
    }
    function answered(answer) {
      if (state.stopped) return null;
      if (answer.status === 422) return answer.json().then(function (said) { end(said.reason); });
      if (answer.status === 429 || answer.status >= 500) throw new Error(String(answer.status));
      if (!answer.ok) return end(box.dataset.failed);
      tries = 0;
      return answer.json().then(function (said) {
        if (said.whole) {
          form.removeAttribute("data-changed");
          location.assign(location.pathname + "?tep=" + encodeURIComponent(box.dataset.question));
          return null;
        }
        state.id = said.file;
        bar.value = said.received;
        line.textContent = box.dataset.sending + ": " + file.name + " (" + Math.floor(said.received * 100 / file.size) + " %)";
        return again(function () {
          return send("PATCH", box.dataset.upload + "/" + said.file,
            { "Upload-Offset": String(said.received), "Content-Type": "application/offset+octet-stream" },
            file.slice(said.received, said.received + said.piece));
        });
      });
    }
    function announce() {
      var body = new URLSearchParams({ cau: box.dataset.question, ten: file.name, co: String(file.size),
        dau: String(file.lastModified) });
      return send("POST", box.dataset.upload, { "Content-Type": "application/x-www-form-urlencoded" }, body.toString());
    }
    // a line that was cut is asked again how much arrived, ever more patiently
    function again(step) {
      if (state.stopped) return null;
      return step().then(answered).catch(function () {
        if (state.stopped) return null;
        if (++tries > 8) return end(box.dataset.failed);
        line.textContent = box.dataset.waiting;
        return later(Math.min(15000, 500 * Math.pow(2, tries))).then(function () { return again(announce); });
      });
    }
    again(announce);
  }
  document.querySelectorAll("[data-upload]").forEach(function (box) {
    box.querySelector("input[type=file]").addEventListener("change", function (event) {
      var file = event.target.files[0];
      if (file && !busy) upload(box, file);
    });
  });
})();
