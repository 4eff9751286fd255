#!/usr/bin/env python3
"""Latchkey beside better-auth and Keycloak on the same work, in one table: see run."""
import argparse, base64, json, os, re, shutil, signal, sqlite3, statistics, subprocess, sys, time, urllib.error, urllib.parse, urllib.request, zipfile
from pathlib import Path
from bench import HERE, interleaved, rss_mb, tree, wrk

HOME = Path(os.environ.get("PEERS_HOME", Path.home() / ".cache/latchkey-peers"))
REPO = Path.home() / ".m2/repository"
KEYCLOAK, PAYARA, SERVLET = "26.4.5", "6.2025.10", "6.0.0"
started = []


def sh(*args, **kw):
    subprocess.run(args, check=True, stdout=subprocess.DEVNULL, **kw)


def maven(group, artifact, version, packaging="jar"):
    path = REPO / group.replace(".", "/") / artifact / version / f"{artifact}-{version}.{packaging}"
    if not path.exists():
        sh(str(HERE.parents[2] / "mvnw"), "-q", "dependency:get", f"-Dartifact={group}:{artifact}:{version}:{packaging}", "-Dtransitive=false")
    return path


def call(method, url, body=None, headers=None, form=None, timeout=120):
    h, data = dict(headers or {}), None
    if form is not None:
        data = urllib.parse.urlencode(form).encode()
    elif body is not None:
        data, h["Content-Type"] = json.dumps(body).encode(), "application/json"
    with urllib.request.urlopen(urllib.request.Request(url, data=data, headers=h, method=method), timeout=timeout) as r:
        text = r.read()
        return json.loads(text) if text else None


def send(work):
    r = urllib.request.Request(work["url"], data=work.get("body", "").encode() or None, headers=work.get("headers", {}), method=work.get("method", "GET"))
    with urllib.request.urlopen(r, timeout=300) as answer:
        return answer.read()


def start(name, args, ready, env=None):
    """Starts a process, waits for the first good answer to `ready`; (pid, seconds)."""
    log = open(HOME / f"{name}.log", "w")
    begin = time.time()
    p = subprocess.Popen(args, stdout=log, stderr=subprocess.STDOUT, env={**os.environ, **(env or {})}, cwd=HOME, start_new_session=True)
    started.append(p)
    while time.time() - begin < 300:
        if p.poll() is not None:
            sys.exit(f"{name} ended: see {log.name}")
        try:
            send(ready() if callable(ready) else ready)
            return p.pid, time.time() - begin
        except (OSError, urllib.error.URLError, FileNotFoundError):
            time.sleep(0.1)
    sys.exit(f"{name} did not answer: see {log.name}")


def stop(pid):
    for p in reversed(tree(pid)):
        try:
            os.kill(p, signal.SIGTERM)
        except ProcessLookupError:
            pass
    for s in started:
        if s.pid == pid:
            try:
                s.wait(30)
            except subprocess.TimeoutExpired:
                s.kill()


def timed_list(work, times=15):
    seen = []
    for _ in range(times):
        t = time.time()
        send(work)
        seen.append((time.time() - t) * 1000)
    return seen[0], statistics.median(seen[1:])


# ---- the physical limit: a servlet that does nothing -------------------------------------------------

def noop():
    war = HOME / "noop.war"
    if not war.exists():
        out = HOME / "noop-classes"
        sh("javac", "--release", "17", "-cp", str(maven("jakarta.servlet", "jakarta.servlet-api", SERVLET)), "-d", str(out), str(HERE / "noop/Noop.java"))
        with zipfile.ZipFile(war, "w") as z:
            z.write(out / "Noop.class", "WEB-INF/classes/Noop.class")
    (HOME / "loopback.txt").write_text("set configs.config.server-config.network-config.network-listeners.network-listener.http-listener.address=127.0.0.1\n")
    work = dict(url="http://127.0.0.1:18370/noop")
    pid, cold = start("noop", ["java", "-Xmx512m", "-jar", str(maven("fish.payara.extras", "payara-micro", PAYARA)), "--nohazelcast", "--port", "18370",
                               "--prebootcommandfile", "loopback.txt", "--deploy", str(war), "--contextroot", "/"], work)
    return dict(pid=pid, cold=cold, verify={**work, "pid": pid})


# ---- better-auth --------------------------------------------------------------------------------------

def better_auth(expired):
    home = HOME / "better-auth"
    if not (home / "node_modules/better-sqlite3/build/Release/better_sqlite3.node").exists():
        home.mkdir(parents=True, exist_ok=True)
        shutil.copy(HERE / "package.json", home)
        sh("npm", "install", "--no-audit", "--no-fund", "--legacy-peer-deps", cwd=home)
    shutil.copy(HERE / "better-auth.mjs", home)
    for f in home.glob("bench.db*"):
        f.unlink()
    args = ["node", str(home / "better-auth.mjs"), "18350", str(home / "bench.db")]

    def work(path):
        return dict(url=f"http://127.0.0.1:18350/{path}", headers={"x-api-key": json.loads((home / "bench.db.json").read_text())["key"]})
    pid, _ = start("better-auth", args, lambda: work("verify"))
    stop(pid)
    user = json.loads((home / "bench.db.json").read_text())["user"]

    def fill():
        with sqlite3.connect(home / "bench.db", timeout=60) as c:
            c.execute("""with recursive n(i) as (select 1 union all select i+1 from n where i < ?)
                insert into apikey(id, configId, name, referenceId, key, enabled, rateLimitEnabled, requestCount, expiresAt, createdAt, updatedAt)
                select 'x'||i, 'default', 'old', ?, 'hash'||i, 1, 0, 0, '2020-01-01T00:00:00.000Z', '2019-01-01T00:00:00.000Z', '2019-01-01T00:00:00.000Z' from n""", (expired, user))
    pid, cold = start("better-auth", args, lambda: work("verify"))
    ws = {k: {**work(p), "pid": pid} for k, p in dict(verify="verify", me="me", noop="noop", create="create", list="list").items()}
    return dict(pid=pid, cold=cold, fill=fill, **ws)


# ---- Keycloak -------------------------------------------------------------------------------------------

def keycloak(expired):
    home, base = HOME / "keycloak", "http://127.0.0.1:18360"
    if not home.exists():
        zipfile.ZipFile(maven("org.keycloak", "keycloak-quarkus-dist", KEYCLOAK, "zip")).extractall(HOME)
        (HOME / f"keycloak-{KEYCLOAK}").rename(home)
    (home / "bin/kc.sh").chmod(0o755)
    if not (HOME / "keycloak.built").exists():
        sh(str(home / "bin/kc.sh"), "build", "--db=dev-file", "--health-enabled=false", "--metrics-enabled=false")
        (HOME / "keycloak.built").touch()
    shutil.rmtree(home / "data/h2", ignore_errors=True)
    args = [str(home / "bin/kc.sh"), "start", "--optimized", "--http-enabled=true", "--http-host=127.0.0.1", "--http-port=18360", "--hostname-strict=false", "--cache=local",
            "--db-username=sa", "--db-password=password"]
    env = dict(KC_BOOTSTRAP_ADMIN_USERNAME="admin", KC_BOOTSTRAP_ADMIN_PASSWORD="admin", JAVA_OPTS_KC_HEAP="-Xms64m -Xmx512m")
    basic = {"Authorization": "Basic " + base64.b64encode(b"verifier:verifier").decode()}
    form = {**basic, "Content-Type": "application/x-www-form-urlencoded"}
    token_url = f"{base}/realms/peer/protocol/openid-connect/token"

    def admin(method, path, body=None):
        t = call("POST", f"{base}/realms/master/protocol/openid-connect/token", form=dict(grant_type="password", client_id="admin-cli", username="admin", password="admin"))
        return call(method, f"{base}/admin/realms{path}", body, {"Authorization": "Bearer " + t["access_token"]}), t["access_token"]
    pid, _ = start("keycloak", args, dict(url=f"{base}/realms/master"), env)
    admin("PUT", "/master", {"accessTokenLifespan": 86400})
    admin("POST", "", {"realm": "peer", "enabled": True, "sslRequired": "none", "accessTokenLifespan": 86400, "ssoSessionIdleTimeout": 864000, "ssoSessionMaxLifespan": 864000,
                       "clients": [{"clientId": "verifier", "secret": "verifier", "enabled": True, "publicClient": False, "serviceAccountsEnabled": True, "optionalClientScopes": ["offline_access"],
                                    "attributes": {"client_credentials.use_refresh_token": "true"}}]})
    grant = urllib.parse.urlencode(dict(grant_type="client_credentials", scope="offline_access"))
    made = call("POST", token_url, headers=basic, form=dict(grant_type="client_credentials", scope="offline_access"))
    introspect = lambda t: dict(url=token_url + "/introspect", method="POST", headers=form, body=urllib.parse.urlencode(dict(token=t)))
    offline, access = introspect(made["refresh_token"]), introspect(made["access_token"])
    client = admin("GET", "/peer/clients?clientId=verifier")[0][0]["id"]
    user = admin("GET", f"/peer/clients/{client}/service-account-user")[0]["id"]

    def listing():
        return dict(url=f"{base}/admin/realms/peer/users/{user}/offline-sessions/{client}", headers={"Authorization": "Bearer " + admin("GET", "/peer")[1]})

    def active():
        if not json.loads(send(offline)).get("active"):
            raise OSError("not active yet")
        return offline

    stop(pid)
    pid, cold = start("keycloak", args, active, env)
    peer = dict(pid=pid, cold=cold, verify={**offline, "pid": pid}, me={**access, "pid": pid}, create=dict(url=token_url, method="POST", headers=form, body=grant, pid=pid), list=listing())

    def fill():
        """Straight into its database while it is down: copies of the one offline session, long past."""
        stop(peer["pid"])
        h2 = next((home / "lib/lib/main").glob("com.h2database.h2-*.jar"))
        one = "select * from (select * from %s limit 1) s cross join system_range(1, %d) r"
        script = HOME / "expired.sql"

        def copy(table, columns):
            q = subprocess.run(["java", "-cp", str(h2), "org.h2.tools.Shell", "-url", url, "-user", "sa", "-password", "password", "-sql",
                                f"select column_name from information_schema.columns where table_name='{table}' order by ordinal_position"], capture_output=True, text=True).stdout
            names = [l.strip() for l in q.splitlines() if re.fullmatch(r"[A-Z_0-9]+", l.strip()) and l.strip() != "COLUMN_NAME"]
            return f"insert into {table}({','.join(names)}) select {','.join(columns.get(n, n) for n in names)} from ({one % (table, expired)});\n"
        url = f"jdbc:h2:file:{home}/data/h2/keycloakdb;NON_KEYWORDS=VALUE"
        new, past = "concat('x', lpad(x, 35, '0'))", "1577836800"
        script.write_text(copy("OFFLINE_USER_SESSION", {"USER_SESSION_ID": new, "CREATED_ON": past, "LAST_SESSION_REFRESH": past})
                          + copy("OFFLINE_CLIENT_SESSION", {"USER_SESSION_ID": new, "TIMESTAMP": past}))
        sh("java", "-cp", str(h2), "org.h2.tools.RunScript", "-url", url, "-user", "sa", "-password", "password", "-script", str(script))
        peer["pid"], _ = start("keycloak", args, active, env)
        peer["list"] = listing()
    peer["fill"] = fill
    return peer


# ---- Latchkey, running already or started by --start ------------------------------------------------------

def latchkey(a):
    h = {a.header: a.token}
    at = lambda path: a.latchkey.rstrip("/") + path
    peer = dict(pid=a.pid, cold=None, verify=dict(url=at(a.path), headers=h))
    if a.start:
        peer["pid"], peer["cold"] = start("latchkey", ["bash", "-c", "exec " + a.start], peer["verify"])
    if a.introspect:
        peer["me"] = dict(url=at(a.introspect), method="POST", headers={**h, "Content-Type": "application/x-www-form-urlencoded"}, body=urllib.parse.urlencode(dict(token=a.token)))
    if a.create:
        peer["create"] = dict(url=at(a.create), method="POST", headers={**h, "Content-Type": "application/json"}, body=a.create_body)
    if a.list:
        peer["list"] = dict(url=at(a.list), headers=h)
    if a.fill:
        peer["fill"] = lambda: sh("bash", "-c", a.fill, env={**os.environ, "EXPIRED": str(a.expired)})
    for w in ("verify", "me", "create"):
        if w in peer:
            peer[w]["pid"] = peer["pid"]
    return peer


def main():
    p = argparse.ArgumentParser(description=__doc__)
    p.add_argument("--only", default="noop,better-auth,keycloak", help="which peers")
    p.add_argument("--latchkey", metavar="URL", help="add Latchkey at this address")
    p.add_argument("--token", help="a live API key")
    p.add_argument("--header", default="Coder-Session-Token")
    p.add_argument("--path", default="/api/v2/users/me", help="the GET that verifies the key")
    p.add_argument("--introspect", metavar="PATH", help="an RFC 7662 endpoint, such as /oauth2/introspect")
    p.add_argument("--create", metavar="PATH", default="/api/v2/users/me/keys/tokens")
    p.add_argument("--create-body", default='{"token_name":"bench-%d"}', help="%%d becomes a running number")
    p.add_argument("--list", metavar="PATH", default="/api/v2/users/me/keys/tokens")
    p.add_argument("--start", metavar="CMD", help="starts Latchkey (exec'd by bash): cold start is measured")
    p.add_argument("--pid", type=int, help="Latchkey's process, for memory and CPU, when it runs already")
    p.add_argument("--fill", metavar="CMD", help="inserts $EXPIRED expired keys for the token's user")
    p.add_argument("--expired", type=int, default=100_000)
    p.add_argument("--seconds", type=int, default=4)
    p.add_argument("--rounds", type=int, default=5)
    p.add_argument("--warmup", type=int, default=30)
    p.add_argument("--json", metavar="FILE")
    a = p.parse_args()
    HOME.mkdir(parents=True, exist_ok=True)
    only, peers = a.only.split(","), {}
    try:
        # one after another: each cold start has the machine to itself
        if "noop" in only: peers["noop servlet"] = noop()
        if "better-auth" in only: peers["better-auth"] = better_auth(a.expired)
        if "keycloak" in only: peers["keycloak"] = keycloak(a.expired)
        if a.latchkey: peers["latchkey"] = latchkey(a)
        works = {(n, w): q[w] for n, q in peers.items() for w in ("verify", "me", "noop") if w in q}
        if "noop servlet" in peers:
            works["noop servlet", "static 404"] = dict(url="http://127.0.0.1:18370/no/such", pid=peers["noop servlet"]["pid"])
        seen = interleaved(works, a.seconds, a.rounds, a.warmup)
        for n, q in peers.items():
            q["rss"] = rss_mb(q["pid"])
        lists = {}
        for n, q in peers.items():
            if "list" in q:
                before = timed_list(q["list"])[1]
                if q.get("fill"): q["fill"]()
                lists[n] = (before, *timed_list(q["list"])) if q.get("fill") else (before, None, None)
        for n, q in peers.items():  # last: it leaves keys behind
            if "create" in q:
                q["create"]["pid"] = q["pid"]
                wrk(q["create"], a.warmup // 2)
                seen[n, "create"] = wrk(q["create"], a.seconds * 2)
        table(peers, seen, lists, a)
    finally:
        for s in started:
            if s.poll() is None:
                stop(s.pid)


def table(peers, seen, lists, a):
    names, rows = list(peers), []
    limit = seen.get(("noop servlet", "verify"), {}).get("rps")
    for w, title in (("verify", "verify one key"), ("me", "verify, second way"), ("noop", "no-op in the same process"), ("static 404", "static 404"), ("create", "create a key")):
        if any((n, w) in seen for n in names):
            for key, unit, form in (("rps", "req/s", "{:.0f}"), ("p50", "p50 ms", "{:.1f}"), ("p99", "p99 ms", "{:.1f}"), ("cpu", "server CPU us/req", "{:.0f}"), ("bad", "not 2xx", "{:.0f}")):
                if key != "bad" or w != "static 404" and any(seen.get((n, w), {}).get("bad") for n in names):
                    rows.append((f"{title}, {unit}", [form.format(seen[n, w][key]) if (n, w) in seen else "" for n in names]))
            if limit and w in ("verify", "me"):
                rows.append((f"{title}, share of the no-op servlet", [f"{seen[n, w]['rps'] / limit:.2f}" if (n, w) in seen else "" for n in names]))
    for i, title in enumerate(("list, before, ms", f"list with {a.expired:,} expired, first, ms", f"list with {a.expired:,} expired, then, ms")):
        rows.append((title, [f"{lists[n][i]:.1f}" if n in lists and lists[n][i] is not None else "" for n in names]))
    rows.append(("cold start to the first verified key, s", [f"{peers[n]['cold']:.1f}" if peers[n].get("cold") else "" for n in names]))
    rows.append(("RSS after load, MiB", [f"{peers[n]['rss']:.0f}" if peers[n].get("rss") else "" for n in names]))
    wide = max(len(r[0]) for r in rows)
    print(f"{'':{wide}}  " + "  ".join(f"{n:>12}" for n in names))
    for t, cells in rows:
        print(f"{t:{wide}}  " + "  ".join(f"{c:>12}" for c in cells))
    if a.json:
        Path(a.json).write_text(json.dumps(dict(rows=rows, names=names), indent=1))


main()
