-- Documents that direct the province's work, their clauses, the documents they cite, and the weaknesses they want mended.
create schema directive;

create table directive.document (
  document_key text primary key,            -- as it stands in addresses: '1404-UBND-NC'
  number       text not null,
  symbol       text not null,
  issuer       text not null,
  type         text not null,
  issued_on    date not null,
  title        text not null,
  status       text not null,               -- where our text comes from
  scan_file    text                         -- null until somebody hands the original in
);

create table directive.clause (
  document_key text not null references directive.document,
  letter       text not null,
  ord          int  not null,
  heading      text not null,
  body         text not null,
  primary key (document_key, letter)
);

create table directive.citation (
  document_key text not null references directive.document,
  cited_key    text not null references directive.document,
  ord          int  not null,
  clause       text not null,               -- the clause that cites it
  relation     text not null,
  primary key (document_key, cited_key, relation)
);

-- What was wrong when the document was issued: the outcomes by which its success is judged.
create table directive.weakness (
  document_key text not null references directive.document,
  ord          int  not null,
  heading      text not null,
  body         text not null,
  clause       text not null,               -- the clause whose row measures it
  primary key (document_key, ord)
);
