//! What the user sets for single feeds, and what is fetched on request.

use std::io::{Read as _, Write as _};
use std::net::TcpListener;

use crate::program::{Program, error};
use crate::server::{Server, answer, ok, rss};

#[test]
fn credentials_come_from_a_command_or_the_environment_and_headers_from_the_configuration() {
    let other = Server::start(|_| ok(&[], rss("", &["b"])));
    let there = other.url("/g");
    let server = Server::start(move |asked| match asked.path.as_str() {
        "/away" => answer("302 Found", &[&format!("Location: {there}")], ""),
        _ => ok(&[], rss("", &["a"])),
    });
    let program = Program::configured(&format!(
        "[[feeds]]\nurl = \"{}\"\nuser = \"me\"\npassword = {{ command = [\"printf\", \"%s\\n\", \"a; $HOME\"] }}\n\
         headers = {{ X-Key = \"k\" }}\nuser-agent = \"Lecteur/1\"\n\
         [[feeds]]\nurl = \"{}\"\ntoken = {{ env = \"CARGO_MANIFEST_DIR\" }}\n",
        server.url("/away"),
        server.url("/token"),
    ));
    program.refresh();
    let away = &server.of("/away")[0];
    // "me:a; $HOME": no shell has touched it.
    assert_eq!(away.header("Authorization"), Some("Basic bWU6YTsgJEhPTUU="));
    assert_eq!((away.header("X-Key"), away.header("User-Agent")), (Some("k"), Some("Lecteur/1")));
    let token = format!("Bearer {}", env!("CARGO_MANIFEST_DIR"));
    assert_eq!(server.of("/token")[0].header("Authorization"), Some(token.as_str()));
    let elsewhere = &other.asked()[0];
    assert_eq!((elsewhere.header("Authorization"), elsewhere.header("X-Key")), (None, None));
}

#[test]
fn a_command_that_fails_is_told_and_nothing_is_asked_without_it() {
    let server = Server::start(|_| ok(&[], rss("", &["a"])));
    let config =
        format!("[[feeds]]\nurl = \"{}\"\nuser = \"me\"\npassword = {{ command = [\"false\"] }}\n", server.url("/f"));
    assert!(error(&Program::configured(&config).refresh()).contains("“false”"));
    assert!(server.asked().is_empty());
}

#[test]
fn a_proxy_is_asked_for_the_whole_address() {
    let proxy = Server::start(|_| ok(&[], rss("", &["a"])));
    let config = format!(
        "[refresh]\nproxy = \"http://u:p@127.0.0.1:{}\"\n[[feeds]]\nurl = \"http://j.invalid/f?x=1\"\n",
        proxy.port()
    );
    let program = Program::configured(&config);
    assert_eq!(program.refresh()[0]["status"], "updated");
    let asked = &proxy.asked()[0];
    assert_eq!(asked.path, "http://j.invalid/f?x=1");
    assert_eq!(asked.header("Host"), Some("j.invalid"));
    assert_eq!(asked.header("Proxy-Authorization"), Some("Basic dTpw"));
}

#[test]
fn a_socks_proxy_is_given_the_name() {
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let port = listener.local_addr().unwrap().port();
    let served = std::thread::spawn(move || {
        let (mut stream, _) = listener.accept().unwrap();
        let mut hello = [0; 2];
        stream.read_exact(&mut hello).unwrap();
        stream.read_exact(&mut vec![0; usize::from(hello[1])]).unwrap();
        stream.write_all(&[5, 0]).unwrap();
        let mut head = [0; 5];
        stream.read_exact(&mut head).unwrap();
        let mut name = vec![0; usize::from(head[4]) + 2];
        stream.read_exact(&mut name).unwrap();
        stream.write_all(&[5, 0, 0, 1, 0, 0, 0, 0, 0, 0]).unwrap();
        // Only then speaks the server itself, and it is asked first.
        let mut request = Vec::new();
        while !request.ends_with(b"\r\n\r\n") {
            let mut byte = [0];
            stream.read_exact(&mut byte).unwrap();
            request.push(byte[0]);
        }
        let body = rss("", &["a"]);
        write!(stream, "HTTP/1.1 200 OK\r\nContent-Length: {}\r\n\r\n{body}", body.len()).unwrap();
        String::from_utf8_lossy(&name[..name.len() - 2]).into_owned()
    });
    let config = format!("[[feeds]]\nurl = \"http://j.invalid/f\"\nproxy = \"socks5h://127.0.0.1:{port}\"\n");
    assert_eq!(Program::configured(&config).refresh()[0]["status"], "updated");
    assert_eq!(served.join().unwrap(), "j.invalid");
}

#[test]
fn filters_are_applied_as_entries_arrive() {
    let server = Server::start(|_| ok(&[], rss("", &["Horoscope du jour", "Budget voté", "Élections"])));
    let program = Program::configured(&format!(
        "[[filters]]\nmute = [\"horoscope\"]\nin = \"title\"\n\
         [[feeds]]\nurl = \"{}\"\nfilters = [{{ star = [\"election\"] }}, {{ mark-read = [\"budget\"] }}]\n",
        server.url("/f")
    ));
    program.refresh();
    assert_eq!(program.titles(), ["Budget voté", "Élections"]);
    let lines = program.run(&["list", "--json", "--starred"]);
    assert_eq!((lines.len(), lines[0]["title"].as_str()), (1, Some("Élections")));
    let lines = program.run(&["list", "--json", "--unread"]);
    assert_eq!((lines.len(), lines[0]["title"].as_str()), (1, Some("Élections")));
}

#[test]
fn a_rule_that_looks_anywhere_reads_the_page_when_it_comes() {
    let server = Server::start(|asked| {
        let host = asked.header("Host").unwrap();
        let page = |said: &str| {
            let text = format!("{said} Le tram roule à nouveau depuis ce matin entre Sclessin et Bressoux. ").repeat(9);
            format!("<!doctype html><html><body><article><h1>t</h1><p>{text}</p><p>{text}</p></article></body></html>")
        };
        match asked.path.as_str() {
            "/f" => {
                let item = |name: &str| {
                    format!("<item><title>{name}</title><guid>{name}</guid><link>http://{host}/{name}</link></item>")
                };
                ok(
                    &[],
                    format!("<rss version='2.0'><channel><title>J</title>{}{}</channel></rss>", item("a"), item("b")),
                )
            }
            "/a" => ok(&["Content-Type: text/html"], page("Rien ne va plus à Anvers.")),
            _ => ok(&["Content-Type: text/html"], page("Tout va bien.")),
        }
    });
    let rule = "[[filters]]\nmute = [\"anvers\"]\n";
    let feed = format!("[[feeds]]\nurl = \"{}\"\n", server.url("/f"));
    let program = Program::configured(&format!("{rule}{feed}"));
    program.run(&["refresh", "--json"]);
    assert_eq!(program.titles(), ["b"]);
    // The rule taken away gives it back; set again, it goes by the text that is here.
    let program = program.beside("config.toml", &feed);
    program.run(&["refresh", "--json"]);
    assert_eq!(program.titles(), ["a", "b"]);
    let program = program.beside("config.toml", &format!("{rule}{feed}"));
    program.run(&["refresh", "--json"]);
    assert_eq!(program.titles(), ["b"]);
}

#[test]
fn older_entries_are_fetched_on_request_only() {
    let server = Server::start(|asked| {
        let page: u32 = asked.path.trim_start_matches("/f").parse().unwrap_or(1);
        let next = format!("<link rel='next' href='/f{}'/>", page + 1);
        let title = format!("e{page}");
        let entry =
            format!("<entry><title>{title}</title><id>urn:{title}</id><updated>2026-01-01T00:00:00Z</updated></entry>");
        let next = if page < 4 { next } else { String::new() };
        ok(&[], format!("<feed xmlns='http://www.w3.org/2005/Atom'><title>J</title><id>urn:j</id>{next}{entry}</feed>"))
    });
    let program = Program::with(&[server.url("/f")]);
    program.refresh();
    assert_eq!(program.titles(), ["e1"]);
    program.run(&["refresh", "--json", "--no-articles", "--force", "--older"]);
    assert_eq!(program.titles(), ["e1", "e2", "e3", "e4"]);
}

#[test]
fn a_pack_for_a_journey_says_what_is_missing_and_why() {
    let server = Server::start(|asked| {
        let host = asked.header("Host").unwrap();
        let text =
            "Le tram de Liège roule à nouveau depuis ce matin entre Sclessin et Bressoux, dit la société. ".repeat(9);
        match asked.path.as_str() {
            "/f" => {
                let item = |name: &str| {
                    format!("<item><title>{name}</title><guid>{name}</guid><link>http://{host}/{name}</link></item>")
                };
                ok(
                    &[],
                    format!(
                        "<rss version='2.0'><channel><title>J</title>{}{}{}<item><title>whole</title><guid>whole</guid>
                         <link>http://{host}/whole</link><description>{}</description></item></channel></rss>",
                        item("good"),
                        item("bad"),
                        item("front"),
                        text.repeat(2)
                    ),
                )
            }
            "/good" => ok(
                &["Content-Type: text/html"],
                format!(
                    "<!doctype html><html><body><article><h1>t</h1><p>{text}</p>
                     <figure><img src='/quai.png' width='900' height='600' alt='Le quai'></figure>
                     <figure><img src='/gone.png' width='900' height='600' alt='La gare'></figure><p>{text}</p></article></body></html>"
                ),
            ),
            "/front" => {
                let link = |n: u32| format!("<li><a href='/{n}'>Encore une nouvelle du jour, numéro {n}</a></li>");
                let links: String = (0..60).map(link).collect();
                ok(
                    &["Content-Type: text/html"],
                    format!("<!doctype html><html><head><title>Toute l'actualité</title></head><body><ul>{links}</ul></body></html>"),
                )
            }
            "/quai.png" => ok(&["Content-Type: image/png"], b"\x89PNG".as_slice()),
            _ => answer("404 Not Found", &[], ""),
        }
    });
    let program = Program::with(&[server.url("/f")]);
    let lines = program.run(&["refresh", "--json", "--offline-pack"]);
    let offline = &lines[lines.len() - 2]["offline"];
    // «front» is a page of headlines: of its article nothing is here. «whole» is missing at its address, but its feed has
    // all of it.
    assert_eq!((offline["unread"].as_i64(), offline["readable"].as_i64()), (Some(4), Some(2)), "{lines:?}");
    let why = |title: &str| {
        let missing = offline["missing"].as_array().unwrap().iter().find(|one| one["title"] == title).unwrap();
        missing["why"].as_str().unwrap().to_owned()
    };
    assert!(why("bad").contains("404") && why("front").contains("not an article"), "{offline}");
    assert_eq!(offline["reasons"].as_array().unwrap().len(), 2, "{offline}");
    assert!(offline["pictures"].is_null());
    let titles = |arguments: &[&str]| {
        let mut titles: Vec<_> =
            program.run(arguments).iter().map(|line| line["title"].as_str().unwrap().to_owned()).collect();
        titles.sort();
        titles
    };
    assert_eq!(titles(&["search", "--json", "is:offline"]), ["good", "whole"]);
    let (code, said, _) = program.said(&["refresh", "--offline-pack"]);
    assert!(code == Some(1) && said.contains("2/4 readable offline") && said.contains("\n1: "), "{said}");
    let lines = program.run(&["refresh", "--json", "--offline-pack", "--pictures"]);
    let offline = &lines[lines.len() - 2]["offline"];
    assert_eq!(offline["pictures"], serde_json::json!({"here": 1, "all": 2}), "{lines:?}");
    program.run(&["mark", "read", "--json", "--query", "bad OR front"]);
    assert_eq!(program.said(&["refresh", "--offline-pack"]).0, Some(0));
}
