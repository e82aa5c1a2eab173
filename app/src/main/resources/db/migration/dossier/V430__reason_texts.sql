-- Texts to begin a reason from: of the province (neither unit nor person), of a unit, of a person.
create table dossier.reason_text (
  text_id   uuid        primary key,
  place     text        not null,
  unit_id   int,
  actor_id  int,
  label     text        not null check (label <> ''),
  text      text        not null check (text <> ''),
  sample    boolean     not null,            -- came with the program; nobody of the province has looked at it
  version   int         not null,
  edited_by int,
  edited_at timestamptz,
  check (num_nonnulls(unit_id, actor_id) <= 1)
);
create index reason_text_of_unit on dossier.reason_text (unit_id);
create index reason_text_of_person on dossier.reason_text (actor_id);

-- To begin with; the province looks at them and makes them its own.
insert into dossier.reason_text (text_id, place, label, text, sample, version)
select gen_random_uuid(), s.place, s.label, s.text, true, 1
  from (values
    ('SUPPLEMENT', 'Bản chụp không rõ', 'Bản chụp không đọc được (mờ, mất góc hoặc thiếu trang). Đề nghị nộp lại bản chụp rõ, đủ các trang.'),
    ('SUPPLEMENT', 'Thiếu chữ ký', 'Tờ khai chưa có chữ ký của người đề nghị. Đề nghị ký và ghi rõ họ tên.'),
    ('SUPPLEMENT', 'Thông tin không khớp', 'Thông tin trên giấy này không khớp với tờ khai. Đề nghị đối chiếu và sửa lại cho thống nhất, hoặc giải trình.'),
    ('SUPPLEMENT', 'Giấy tờ hết giá trị', 'Giấy này đã hết thời hạn sử dụng. Đề nghị nộp bản còn giá trị.'),
    ('SUPPLEMENT_DECLINED', 'Giấy tờ đã đủ', 'Giấy tờ đã nộp đủ để giải quyết; không yêu cầu người nộp bổ sung. Đề nghị tiếp tục thẩm định.'),
    ('SUPPLEMENT_DECLINED', 'Viết rõ hơn', 'Nội dung yêu cầu chưa rõ. Đề nghị ghi cụ thể giấy tờ nào thiếu, thiếu gì, theo căn cứ nào, rồi trình lại.'),
    ('REFUSAL', 'Không thuộc thẩm quyền', 'Việc đề nghị không thuộc thẩm quyền giải quyết của {co-quan}. Ông/Bà nộp tại cơ quan có thẩm quyền ghi ở mục nơi nộp.'),
    ('SEND_BACK', 'Sai thể thức', 'Dự thảo chưa đúng thể thức. Đề nghị sửa rồi trình lại.'),
    ('SEND_BACK', 'Thiếu căn cứ', 'Dự thảo chưa nêu đủ căn cứ pháp lý. Đề nghị bổ sung rồi trình lại.'),
    ('SEND_BACK', 'Chưa thống nhất', 'Nội dung dự thảo chưa thống nhất với giấy tờ trong hồ sơ. Đề nghị đối chiếu lại.'),
    ('APOLOGY', 'Chờ ý kiến cơ quan khác', 'Hồ sơ {ma-ho-so} cần ý kiến của cơ quan phối hợp và ý kiến đó chưa có. {co-quan} xin lỗi Ông/Bà vì không trả kết quả đúng hẹn ({hen-tra}).'),
    ('APOLOGY', 'Cần kiểm tra thực tế', 'Hồ sơ {ma-ho-so} cần kiểm tra thực tế và việc kiểm tra chưa xong. {co-quan} xin lỗi Ông/Bà vì không trả kết quả đúng hẹn ({hen-tra}).'),
    ('PAUSE', 'Chờ nghĩa vụ tài chính', 'Chờ người nộp hoàn thành nghĩa vụ tài chính theo thông báo.'),
    ('TRANSFER', 'Không đúng đơn vị', 'Việc này thuộc chức năng của đơn vị nhận; chuyển để giải quyết theo thẩm quyền.'),
    ('QUESTION', 'Hỏi ý kiến chuyên môn', 'Đề nghị quý đơn vị cho ý kiến về nội dung thuộc lĩnh vực phụ trách đối với hồ sơ {ma-ho-so} ({thu-tuc}).'),
    ('OPINION', 'Thống nhất', 'Thống nhất với nội dung hồ sơ; không có ý kiến khác.'),
    ('HOLDING', 'Bàn giao khi vắng mặt', 'Tôi vắng mặt trong những ngày tới; nhờ anh/chị xử lý tiếp. Hạn: {hen-tra}.'),
    ('WITHDRAWAL', 'Theo yêu cầu người nộp', 'Người nộp có đơn xin rút hồ sơ.'),
    ('REJECTION', 'Không đủ điều kiện', 'Hồ sơ không đáp ứng điều kiện theo quy định. Điều kiện không đạt: '),
    ('STOP', 'Không bổ sung đúng hạn', 'Người nộp không bổ sung giấy tờ trong thời hạn đã thông báo.'),
    ('REOPENING', 'Theo kết luận giải quyết khiếu nại', 'Giải quyết lại theo kết luận giải quyết khiếu nại.'),
    ('CORRECTION', 'Bấm nhầm', 'Thao tác nhầm; hồ sơ chưa được giải quyết ở bước này.'),
    ('REMARK', 'Đã gọi cho người nộp', 'Đã gọi điện cho người nộp; nội dung trao đổi: ')
  ) as s (place, label, text);
