# What people are told when something cannot be done: what happened, and what to do.
# Keys `refusal-<code>`; the code stands in API answers too.

## Finding things

refusal-unknown-site = Այստեղ այդպիսի հրատարակություն չկա։
refusal-unknown-story = Այստեղ այդպիսի հոդված չկա։
refusal-unknown-comment = Այստեղ այդպիսի մեկնաբանություն չկա։
refusal-unknown-commenter = Այստեղ այդպիսի մեկնաբանող չկա։
refusal-unknown-version = Կանոնների այդպիսի տարբերակ չկա։
refusal-not-found = Այս հասցեում ոչինչ չկա։
refusal-link-used-or-expired = Այս հղումն արդեն օգտագործվել է, կամ ժամկետն անցել է։ Խնդրեք նորը։

## Taking part

refusal-story-closed = Այս հոդվածի քննարկումը փակ է։
refusal-site-closed = Մեկնաբանություններն այս պահին փակ են։
refusal-commenter-blocked = Այլևս չեք կարող այստեղ մեկնաբանել։ Պատճառը՝ { $reason }
refusal-commenter-blocked-until = Չեք կարող այստեղ մեկնաբանել մինչև { $until }։ Պատճառը՝ { $reason }
refusal-commenter-paused = Առայժմ չեք կարող մեկնաբանել։ Պատճառը՝ { $reason }
refusal-commenter-paused-until = Չեք կարող մեկնաբանել մինչև { $until }։ Պատճառը՝ { $reason }
refusal-rejected-by-policy = Մենք սա չհրապարակեցինք։ Այն խախտում է քննարկման կանոնները։
refusal-asked = Խնդրում ենք մեկ անգամ էլ նայել, նախքան այն կհրապարակվի։
refusal-name-missing = Խնդրում ենք գրել անուն։
refusal-name-too-long = Անունը շատ երկար է։ Մեր սահմանը { $limit } նիշ է։
refusal-name-not-allowed = Այս անունը չի կարելի օգտագործել։ Խնդրում ենք ընտրել ուրիշը։
refusal-name-reserved = Այս անունը պահված է խմբագրության համար։ Խնդրում ենք ընտրել ուրիշը։
refusal-name-taken = Այստեղ արդեն կա այդ անունով մեկը։ Խնդրում ենք ընտրել ուրիշ անուն։
refusal-name-is-address = Անունը կայքի կամ էլ․ փոստի հասցե լինել չի կարող։ Խնդրում ենք ընտրել ուրիշը։
refusal-email-missing = Խնդրում ենք գրել էլ․ փոստի հասցե։ Այն երբեք չի ցուցադրվում։
refusal-email-invalid = Սա էլ․ փոստի հասցե չէ։
refusal-text-empty = Մեկնաբանությունը դատարկ է։ Խնդրում ենք մի բան գրել։
refusal-text-too-long = Մեկնաբանությունը շատ երկար է։ Մեր սահմանը { $limit } նիշ է։
refusal-parent-not-open = Այն մեկնաբանությանը, որին պատասխանում եք, այլևս հնարավոր չէ պատասխանել։
refusal-changed-meanwhile = Այդ ընթացքում ինչ-որ մեկը սա փոխել է։ Խնդրում ենք նորից նայել։
refusal-not-yours = Սա Ձեր մեկնաբանությունը չէ։
refusal-edit-window-over = Այս մեկնաբանությունը փոխելու ժամանակն անցել է։
refusal-too-many-reports = Կարճ ժամանակում շատ բողոք եք ուղարկել։ Խնդրում ենք սպասել։
refusal-reason-missing = Խնդրում ենք գրել պատճառը։

## Signing in

refusal-not-signed-in = Խնդրում ենք նախ մուտք գործել։
refusal-not-allowed = Ձեր դերը սա թույլ չի տալիս։
refusal-second-moderator = Սա պետք է հաստատի մեկ այլ մոդերատոր․ սրան հանգեցրել է Ձեր որոշումը։
refusal-last-moderator = Պետք է մնա մեկը, ով կարող է անել այս գործը և հրավիրել ուրիշներին։ Նախ հրավիրեք գործընկերոջ։

## Editing the policy

refusal-unknown-draft = Այս սևագիրն այլևս չկա․ այն հրապարակվել կամ ջնջվել է։
refusal-unknown-language = Սա լեզվի կարճ անուն չէ, ինչպես hy կամ pt-BR։
refusal-unknown-locale = Էջերը «{ $tag }» լեզվով չեն խոսում։ Դրանք խոսում են՝ { $known }։
refusal-unknown-locale-meant = Էջերը «{ $tag }» լեզվով չեն խոսում։ Գուցե նկատի ունեիք { $meant }։ Դրանք խոսում են՝ { $known }։
refusal-policy-has-errors = Կանոններում սխալներ կան՝ { $count }։ Նախ պետք է դրանք ուղղել։
refusal-policy-unfair = Արդարություն․ մի ժողովրդին մյուսով փոխարինելիս փոխվում է որոշումների { $share } %-ը։ Կանոնները թույլ են տալիս { $bound } %, ուստի սա հրապարակել հնարավոր չէ։
refusal-setting-not-tried = Այդ կարգավորումը հնարավոր չէ փորձել․ { $why }
refusal-replay-runs = Մեկ այլ փորձարկում է ընթանում։ Սպասեք, մինչև այն ավարտվի, կամ կանգնեցրեք այն։
refusal-replay-gone = Այս փորձարկումը չի կարող շարունակվել․ տեքստն այդ ժամանակից ի վեր փոխվել է, կամ սկսվել է մեկ ուրիշը։ Սկսեք նորը։
refusal-replay-missing = Այս տեքստը չի փորձարկվել արխիվի վրա։ Փորձարկեք այն կամ նշեք, որ հրապարակում եք առանց դրա։
refusal-replay-unusable = Փորձարկման այս հաշվետվությունը հնարավոր չէ օգտագործել․ { $why }
refusal-effective-in-the-past = Ուժի մեջ մտնելու ժամանակն անցել է։ Նշեք գալիք ժամանակ կամ ոչինչ մի նշեք, և այն անմիջապես ուժի մեջ կմտնի։
refusal-version-not-to-come = Հետ կանչել կարելի է միայն այն տարբերակը, որը դեռ պետք է ուժի մեջ մտնի։ Գործողը փոխելու համար հրապարակեք ուրիշը կամ վերադարձրեք հինը։
refusal-scheduled-replaced = Դեռ ուժի մեջ պետք է մտնի տարբերակ { $versions }։ Եթե այս մեկը դրանից առաջ գա, այն երբեք ուժի մեջ չի մտնի։ Նշեք, որ դա նկատի ունեք, կամ ավելի ուշ օր տվեք։

## Requests that cannot be taken

refusal-overloaded = Այս պահին չենք կարող սա ընդունել։ Ոչինչ չի կորել։ Խնդրում ենք փորձել մի փոքր ուշ։
refusal-too-many = Սա մեկ անգամի համար շատ էր։ Մեր սահմանը՝ { $limit }։
refusal-too-often = Կարճ ժամանակի համար սա շատ էր։ Խնդրում ենք մեկ րոպե սպասել և նորից փորձել։
refusal-too-large = Սա չափազանց մեծ է։ Մեր սահմանը { $limit } կԲ է։
error-too-large-back = Դիտարկիչում հետ վերադարձեք Ձեր տեքստին և կարճացրեք այն։
refusal-not-utf8 = Սա ճիշտ UTF-8 տեքստ չէ։
refusal-malformed = Մենք չկարողացանք կարդալ այս հարցումը։
refusal-form-expired = Այս ձևի ժամկետն անցել է։ Ձեր մուտքագրածը դեռ այստեղ է։ Խնդրում ենք նորից ուղարկել։
refusal-cross-site = Այս հարցումը եկել է այլ կայքից, ուստի չի ընդունվել։
unsent-expired = Այս ձևի ժամկետն անցել է, և ոչինչ չի փոխվել։ Խնդրում ենք հետ գնալ և նորից փորձել։
unsent-copy = Ձեր գրածը ստորև է. կարող եք պատճենել։
unsent-sign-in = Ձեր գրածը դեռ այստեղ է։ Մուտք գործեք մեկ այլ ներդիրում, ապա նորից ուղարկեք, կամ պատճենեք այն։
unsent-again = Նորից ուղարկել
refusal-method-not-allowed = Այս հասցեն այդպիսի հարցում չի ընդունում։
refusal-no-origin = Այս կայքը չկա այն կայքերի ցանկում, որոնք կարող են տեղադրել այս քննարկումները։

## Faults

error-title = Ինչ-որ բան այն չէ։
error-fault = Սխալը մեր կողմից է և գրանցված է։ Խնդրում ենք փորձել մի փոքր ուշ։
error-request = Հարցման համարը՝ { $id }
error-not-found-title = Չգտնվեց
error-refused-title = Սա հնարավոր չէ
error-back = Հետ
error-home = Գլխավոր էջ
