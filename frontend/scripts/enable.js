// First in <body>, before anything is drawn: nhsuk-frontend refuses to start without these classes.
document.body.classList.add("js-enabled")
if ("noModule" in HTMLScriptElement.prototype) {
  document.body.classList.add("nhsuk-frontend-supported")
}
