# What people are told when something cannot be done: what happened, and what to do.
# Keys `refusal-<code>`; the code stands in API answers too.

## Finding things

refusal-unknown-site = Burada belə nəşr yoxdur.
refusal-unknown-story = Burada belə məqalə yoxdur.
refusal-unknown-comment = Burada belə şərh yoxdur.
refusal-unknown-commenter = Burada belə şərhçi yoxdur.
refusal-unknown-version = Qaydaların belə versiyası yoxdur.
refusal-not-found = Bu ünvanda heç nə yoxdur.
refusal-link-used-or-expired = Bu keçid artıq işlədilib və ya vaxtı keçib. Yenisini istəyin.

## Taking part

refusal-story-closed = Bu məqalənin müzakirəsi bağlıdır.
refusal-site-closed = Şərhlər hazırda bağlıdır.
refusal-commenter-blocked = Burada daha şərh yaza bilməzsiniz. Səbəb: { $reason }
refusal-commenter-blocked-until = Bu vaxta qədər burada şərh yaza bilməzsiniz: { $until }. Səbəb: { $reason }
refusal-commenter-paused = Hələlik şərh yaza bilməzsiniz. Səbəb: { $reason }
refusal-commenter-paused-until = Bu vaxta qədər şərh yaza bilməzsiniz: { $until }. Səbəb: { $reason }
refusal-rejected-by-policy = Bunu dərc etmədik. Müzakirə qaydalarını pozur.
refusal-asked = Dərc olunmazdan əvvəl, xahiş edirik, bir daha baxın.
refusal-name-missing = Xahiş edirik, ad yazın.
refusal-name-too-long = Ad çox uzundur. Həddimiz { $limit } işarədir.
refusal-name-not-allowed = Bu adı işlətmək olmaz. Xahiş edirik, başqasını seçin.
refusal-name-reserved = Bu ad redaksiya üçün saxlanılıb. Xahiş edirik, başqasını seçin.
refusal-name-taken = Burada artıq bu adda biri var. Xahiş edirik, başqa ad seçin.
refusal-name-is-address = Ad veb-ünvan və ya e-poçt ünvanı ola bilməz. Xahiş edirik, başqasını seçin.
refusal-email-missing = Xahiş edirik, e-poçt ünvanı yazın. O, heç vaxt göstərilmir.
refusal-email-invalid = Bu, e-poçt ünvanı deyil.
refusal-text-empty = Şərh boşdur. Xahiş edirik, bir şey yazın.
refusal-text-too-long = Şərh çox uzundur. Həddimiz { $limit } işarədir.
refusal-parent-not-open = Cavab verdiyiniz şərhə artıq cavab yazmaq olmur.
refusal-changed-meanwhile = Bu arada kimsə bunu dəyişib. Xahiş edirik, yenidən baxın.
refusal-not-yours = Bu, sizin şərhiniz deyil.
refusal-edit-window-over = Bu şərhi dəyişə biləcəyiniz vaxt keçib.
refusal-too-many-reports = Qısa vaxtda çox şikayət göndərmisiniz. Xahiş edirik, bir az gözləyin.
refusal-reason-missing = Xahiş edirik, səbəbini yazın.

## Signing in

refusal-not-signed-in = Xahiş edirik, əvvəlcə daxil olun.
refusal-not-allowed = Rolunuz buna icazə vermir.
refusal-second-moderator = Bunu başqa moderator təsdiqləməlidir: buna sizin qərarınız səbəb olub.
refusal-last-moderator = Bu işi görə və başqalarını dəvət edə bilən kimsə qalmalıdır. Əvvəlcə bir həmkarınızı dəvət edin.

## Editing the policy

refusal-unknown-draft = Bu qaralama artıq yoxdur: dərc olunub və ya silinib.
refusal-unknown-language = Bu, hy və ya pt-BR kimi dilin qısa adı deyil.
refusal-unknown-locale = Səhifələr “{ $tag }” dilində deyil. Dilləri bunlardır: { $known }.
refusal-unknown-locale-meant = Səhifələr “{ $tag }” dilində deyil. Bəlkə { $meant } demək istəyirdiniz? Dilləri bunlardır: { $known }.
refusal-policy-has-errors = Qaydalardakı səhvlər: { $count }. Əvvəlcə onlar düzəldilməlidir.
refusal-policy-unfair = Ədalət: bir xalqın adı başqası ilə əvəz olunanda qərarların { $share } %-i dəyişir. Qaydalar { $bound } % icazə verir, ona görə bu dərc oluna bilməz.
refusal-setting-not-tried = Bu parametri sınamaq olmur: { $why }
refusal-replay-runs = Başqa sınaq gedir. Bitməsini gözləyin və ya onu dayandırın.
refusal-replay-gone = Bu sınaq davam edə bilməz: mətn o vaxtdan dəyişib və ya başqası başlanıb. Yenisini başlayın.
refusal-replay-missing = Bu mətn arxivdə sınanmayıb. Onu sınayın və ya sınaqsız dərc etdiyinizi bildirin.
refusal-replay-unusable = Bu sınaq hesabatından istifadə etmək olmur: { $why }
refusal-effective-in-the-past = Qüvvəyə minmə vaxtı keçib. Gələcək bir vaxt göstərin və ya boş qoyun: onda dərhal qüvvəyə minəcək.
refusal-version-not-to-come = Yalnız hələ qüvvəyə minəcək versiyanı geri götürmək olar. Qüvvədə olanı dəyişmək üçün başqasını dərc edin və ya köhnəsini qaytarın.
refusal-scheduled-replaced = Versiya { $versions } hələ qüvvəyə minəcək. Bu versiya ondan əvvəl gəlsə, o heç vaxt qüvvəyə minməz. Bunu nəzərdə tutduğunuzu bildirin və ya daha sonrakı gün göstərin.

## Requests that cannot be taken

refusal-overloaded = Bunu hazırda qəbul edə bilmirik. Heç nə itməyib. Xahiş edirik, bir azdan yenidən cəhd edin.
refusal-too-many = Bir dəfə üçün bu çox oldu. Həddimiz: { $limit }.
refusal-too-often = Qısa vaxt üçün bu çox oldu. Xahiş edirik, bir dəqiqə gözləyib yenidən cəhd edin.
refusal-too-large = Bu çox böyükdür. Həddimiz { $limit } kB.
error-too-large-back = Brauzerdə mətninizə geri qayıdın və onu qısaldın.
refusal-not-utf8 = Bu, düzgün UTF-8 mətni deyil.
refusal-malformed = Bu sorğunu oxuya bilmədik.
refusal-form-expired = Bu formanın vaxtı keçib. Daxil etdikləriniz hələ buradadır. Xahiş edirik, yenidən göndərin.
refusal-cross-site = Bu sorğu başqa saytdan gəldiyi üçün qəbul olunmadı.
unsent-expired = Bu formanın vaxtı keçib və heç nə dəyişdirilmədi. Xahiş edirik, geri qayıdıb yenidən cəhd edin.
unsent-copy = Yazdığınız aşağıdadır, köçürə bilərsiniz.
unsent-sign-in = Yazdığınız hələ buradadır. Başqa vərəqdə daxil olun, sonra yenidən göndərin; və ya köçürün.
unsent-again = Yenidən göndər
refusal-method-not-allowed = Bu ünvan belə sorğunu qəbul etmir.
refusal-no-origin = Bu sayt müzakirələri yerləşdirə bilən saytların siyahısında yoxdur.

## Faults

error-title = Nəsə alınmadı.
error-fault = Xəta bizdədir və qeydə alınıb. Xahiş edirik, bir azdan yenidən cəhd edin.
error-request = Sorğunun nömrəsi: { $id }
error-not-found-title = Tapılmadı
error-refused-title = Bunu etmək olmaz
error-back = Geri qayıt
error-home = Baş səhifəyə
