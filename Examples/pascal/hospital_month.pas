// A month end of a small hospital, printed as CSV: hospital_month BOOK DATA.
//
// The same program stands in Examples/c, which says what it does. Free Pascal in the mode of Delphi
// strings; the unit hosp beside it declares all functions.
program hospital_month;

{$mode objfpc}{$H+}

uses
  SysUtils, Classes, hosp;

const
  Month = 202503;

type
  TVerb = function(book: longint; month: longint; code: PAnsiChar; length: longint;
    result: PLongint): longint; cdecl;

var
  Book: longint = 0;

procedure Check(status: longint);
var
  Text: array[0..4095] of AnsiChar;
begin
  if status >= 0 then
    exit;
  Text[0] := #0;
  hosp_error_text(Book, @Text, SizeOf(Text), nil);
  WriteLn(StdErr, 'hospital_month: ', PAnsiChar(@Text), ' (', status, ')');
  Halt(1);
end;

procedure SetOption(const Name, Value: AnsiString);
begin
  Check(hosp_set_text(Book, PAnsiChar(Name), PAnsiChar(Value), Length(Value)));
end;

// An encoding is that of an opening.
procedure OpenBook(const Location: AnsiString; Encoding: longint);
begin
  Check(hosp_close(Book));
  Book := 0;
  Check(hosp_open(PAnsiChar(Location), Length(Location), Encoding, @Book));
  SetOption('language', 'en');
  SetOption('actor', 'month_end');
  SetOption('now', '20250401090000');
end;

procedure ImportFiles(const Location, Directory: AnsiString);
var
  List: TStringList;
  Words: TStringArray;
  Line, Path: AnsiString;
  Encoding: longint;
begin
  Encoding := -1;
  List := TStringList.Create;
  try
    List.LoadFromFile(Directory + '/imports.txt');
    for Line in List do
    begin
      Words := Line.Split(' ');
      if StrToInt(Words[0]) <> Encoding then
      begin
        Encoding := StrToInt(Words[0]);
        OpenBook(Location, Encoding);
      end;
      Path := Directory + '/' + Words[1];
      Check(hosp_import_file(Book, PAnsiChar(Words[2]), Length(Words[2]), PAnsiChar(Path),
        Length(Path), PAnsiChar(Words[1]), Length(Words[1]), nil, 0, nil));
    end;
  finally
    List.Free;
  end;
end;

procedure PrintTable(Outcome: longint; const Code, Table: AnsiString);
var
  Cursor, Needed: longint;
  Text: AnsiString;
begin
  Check(hosp_result_table(Outcome, PAnsiChar(Table), Length(Table), @Cursor));
  hosp_cursor_csv(Cursor, nil, 0, @Needed);
  SetLength(Text, Needed);
  Check(hosp_cursor_csv(Cursor, PAnsiChar(Text), Needed, nil));
  SetLength(Text, Needed - 1);
  Write('== ', Code, ' ', Table, #13#10, Text);
  Check(hosp_close(Cursor));
end;

procedure Run(Verb: TVerb; const Code: AnsiString; const Tables: array of AnsiString);
var
  Outcome: longint;
  Table: AnsiString;
begin
  Check(Verb(Book, Month, PAnsiChar(Code), Length(Code), @Outcome));
  for Table in Tables do
    PrintTable(Outcome, Code, Table);
  Check(hosp_close(Outcome));
end;

begin
  if ParamCount <> 2 then
  begin
    WriteLn(StdErr, 'usage: hospital_month BOOK DATA');
    Halt(1);
  end;
  ImportFiles(ParamStr(1), ParamStr(2));
  Run(@hosp_cost_allocate, 'FT', ['final', 'lines']);
  Run(@hosp_appraisal_run, 'YUE', ['parts', 'cards']);
  Run(@hosp_pay_distribute, 'JX', ['departments', 'persons', 'set_asides']);
  Run(@hosp_inspection_score, 'ZC2025', ['score', 'findings']);
  Run(@hosp_inspection_score, 'ZJ0321', ['score', 'findings']);
  Check(hosp_close(Book));
end.
