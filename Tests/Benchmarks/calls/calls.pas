// What a call costs from Pascal: calls version|rows COUNT.
program calls;

{$mode objfpc}{$H+}{$minfloatprec 64}

uses
  Linux, UnixType, SysUtils, hosp;

function Seconds: double;
var
  Now: TTimeSpec;
begin
  clock_gettime(CLOCK_MONOTONIC, @Now);
  Seconds := Now.tv_sec + Now.tv_nsec / 1e9;
end;

const
  Text: AnsiString = 'a'#10'1'#10'2'#10'3'#10;

var
  Book, Cursor, Round, Status: longint;
  Rows, Count, Number, Sum: int64;
  Start: double;
  IsRows: boolean;

begin
  IsRows := ParamStr(1) = 'rows';
  Count := StrToInt64(ParamStr(2));
  Status := hosp_open(nil, 0, 0, @Book);
  if Status = 0 then
    Status := hosp_csv_open_text(Book, PAnsiChar(Text), Length(Text), @Cursor, nil);
  if Status <> 0 then
    Halt(1);
  for Round := 1 to 2 do
  begin
    Start := Seconds;
    Sum := 0;
    Number := 0;
    while Number < Count do
    begin
      if IsRows then
      begin
        Status := Status or hosp_cursor_rows(Cursor, @Rows);
        Sum := Sum + Rows;
      end
      else if hosp_version_number <> 0 then
        Sum := Sum + 1;
      Number := Number + 1;
    end;
  end;
  if Status <> 0 then
    Halt(1);
  WriteLn('T=', Seconds - Start:0:9, ' CHK=', Sum);
end.
